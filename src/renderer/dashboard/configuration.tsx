import { dashboardText } from 'text:dashboard'
import { Headset, Voicemail } from 'lucide'
import { navigate } from '../routes.ts'
import { canManageAccount, canManageUsers, canSetOperatorPassword, canSetVoicemailPin } from '../session/abilities.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Page } from '../ui/page.tsx'
import { AccountCard } from './account-card.tsx'
import { UsersCard } from './users-card.tsx'

/** The portal's Configuration Dashboard, with the cards that this client can serve. */
export function Configuration() {
  const { crumb, configuration, voicemailPin, operatorPassword } = dashboardText
  return (
    <Page
      title={configuration.title}
      breadcrumb={[{ label: crumb, to: { name: 'dashboard' } }, { label: configuration.crumb }]}
    >
      <div class="cards">
        {canManageAccount.value && <AccountCard />}
        {canSetVoicemailPin.value && (
          <Card
            title={voicemailPin.title}
            icon={Voicemail}
            actions={<Button onClick={() => void navigate({ name: 'voicemail-pin' })}>{voicemailPin.open}</Button>}
          >
            <p class="quiet">{voicemailPin.body}</p>
          </Card>
        )}
        {canManageUsers.value && <UsersCard />}
        {canSetOperatorPassword.value && (
          <Card
            title={operatorPassword.title}
            icon={Headset}
            actions={
              <Button onClick={() => void navigate({ name: 'operator-password' })}>{operatorPassword.open}</Button>
            }
          >
            <p class="quiet">{operatorPassword.body}</p>
          </Card>
        )}
      </div>
    </Page>
  )
}
