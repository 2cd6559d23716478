import { dashboardText } from 'text:dashboard'
import { Page } from '../layout/page.tsx'
import { PageCards } from './page-cards.tsx'

/** The portal's Configuration Dashboard, with the cards that this client can serve. */
export function Configuration() {
  return (
    <Page page="configuration" title={dashboardText.configuration} width="cards" withPath>
      <PageCards on="configuration" />
    </Page>
  )
}
