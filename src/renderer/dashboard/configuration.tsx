import { dashboardText } from 'text:dashboard'
import { frameText } from 'text:frame'
import { Page } from '../layout/page.tsx'
import { PageCards } from './page-cards.tsx'

/** The portal's Configuration Dashboard, with the cards that this client can serve. */
export function Configuration() {
  return (
    <Page page="configuration" title={dashboardText.configuration} here={frameText.configuration}>
      <PageCards on="configuration" />
    </Page>
  )
}
