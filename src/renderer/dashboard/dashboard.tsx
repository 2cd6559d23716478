import { dashboardText } from 'text:dashboard'
import { LayoutDashboard } from 'lucide'
import { Page } from '../layout/page.tsx'
import { availablePages } from '../page.ts'
import { session } from '../session/session-state.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** The home page: who is signed in, and links to what this portal can do. */
export function Dashboard() {
  const { welcome, empty } = dashboardText
  const leadsNowhere = availablePages(({ above }) => above === 'dashboard').length === 0
  return (
    <Page page="dashboard" title={welcome({ name: session.value?.name ?? '' })} width="cards">
      {leadsNowhere && (
        <EmptyState icon={LayoutDashboard} title={empty.title}>
          <p>{empty.body}</p>
        </EmptyState>
      )}
    </Page>
  )
}
