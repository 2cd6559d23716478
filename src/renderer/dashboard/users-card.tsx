import { dashboardText } from 'text:dashboard'
import { Users } from 'lucide'
import { navigate } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

/** The card "Users", on both dashboards. */
export function UsersCard() {
  const { title, body, open } = dashboardText.users
  return (
    <Card title={title} icon={Users} actions={<Button onClick={() => void navigate({ name: 'users' })}>{open}</Button>}>
      <p class="quiet">{body}</p>
    </Card>
  )
}
