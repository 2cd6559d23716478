import { KeyRound, LayoutDashboard } from 'lucide'
import { hasPhones } from '../frame/has-phones.ts'
import { dashboardText } from '../i18n/en/dashboard.ts'
import { navigate } from '../routes.ts'
import { capabilities, session } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { AccountCard } from './account-card.tsx'

/** The home page: who is here, and the ways to what this portal can do. */
export function Dashboard() {
  const { crumb, welcome, lead, phones, empty } = dashboardText
  const withPhones = hasPhones(capabilities.value)
  const withAccount = capabilities.value?.account != null
  return (
    <Page title={welcome(session.value?.name ?? '')} breadcrumb={[{ label: crumb }]} lead={lead}>
      <div class="cards">
        {withPhones && (
          <Card
            title={phones.title}
            icon={KeyRound}
            actions={<Button onClick={() => void navigate({ name: 'phones' })}>{phones.open}</Button>}
          >
            <p class="quiet">{phones.body}</p>
          </Card>
        )}
        {withAccount && <AccountCard />}
      </div>
      {!withPhones && !withAccount && (
        <EmptyState icon={LayoutDashboard} title={empty.title}>
          <p>{empty.body}</p>
        </EmptyState>
      )}
    </Page>
  )
}
