import { dashboardText } from 'text:dashboard'
import { LockKeyhole } from 'lucide'
import type { DashboardPart } from '../page.ts'
import { capabilities } from '../session/session-state.ts'

export const accountOnDashboard: DashboardPart = {
  quickActions: () =>
    capabilities.value?.account?.password
      ? [{ icon: LockKeyhole, label: dashboardText.changePassword, to: { name: 'account' } }]
      : [],
}
