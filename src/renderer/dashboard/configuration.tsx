import { dashboardText } from '../i18n/en/dashboard.ts'
import { Page } from '../ui/page.tsx'
import { AccountCard } from './account-card.tsx'

/** The portal's Configuration Dashboard, with the cards that this client can serve. */
export function Configuration() {
  const { crumb, configuration } = dashboardText
  return (
    <Page
      title={configuration.title}
      breadcrumb={[{ label: crumb, to: { name: 'dashboard' } }, { label: configuration.crumb }]}
    >
      <div class="cards">
        <AccountCard />
      </div>
    </Page>
  )
}
