import { dashboardText } from 'text:dashboard'
import { UserRound } from 'lucide'
import { navigate } from '../routes.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

/** The portal's card "My Account", on both dashboards. */
export function AccountCard() {
  const { title, body, manage } = dashboardText.account
  return (
    <Card
      title={title}
      icon={UserRound}
      actions={<Button onClick={() => void navigate({ name: 'account' })}>{manage}</Button>}
    >
      <p class="quiet">{body}</p>
    </Card>
  )
}
