import { dashboardText } from 'text:dashboard'
import { KeyRound, LayoutDashboard } from 'lucide'
import { navigate } from '../routes.ts'
import {
  canConfigure,
  canManageAccount,
  canManageUsers,
  canUsePhones,
  phonesShareSettings,
} from '../session/abilities.ts'
import { session } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { AccountCard } from './account-card.tsx'
import { UsersCard } from './users-card.tsx'

/** The home page: who is here, and the ways to what this portal can do. */
export function Dashboard() {
  const { crumb, welcome, lead, empty } = dashboardText
  const phones = phonesShareSettings.value ? dashboardText.accountSettings : dashboardText.phones
  return (
    <Page title={welcome({ name: session.value?.name ?? '' })} breadcrumb={[{ label: crumb }]} lead={lead}>
      <div class="cards">
        {canUsePhones.value && (
          <Card
            title={phones.title}
            icon={KeyRound}
            actions={<Button onClick={() => void navigate({ name: 'phones' })}>{phones.open}</Button>}
          >
            <p class="quiet">{phones.body}</p>
          </Card>
        )}
        {canManageAccount.value && <AccountCard />}
        {canManageUsers.value && <UsersCard />}
      </div>
      {!canUsePhones.value && !canConfigure.value && (
        <EmptyState icon={LayoutDashboard} title={empty.title}>
          <p>{empty.body}</p>
        </EmptyState>
      )}
    </Page>
  )
}
