import { dashboardText } from 'text:dashboard'
import { Mail } from 'lucide'
import type { DashboardPart } from '../page.ts'

export const usersOnDashboard: DashboardPart = {
  quickActions: () => [{ icon: Mail, label: dashboardText.sendPassword, to: { name: 'users' } }],
}
