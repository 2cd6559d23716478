import { recordingsOnDashboardText } from 'text:recordings-on-dashboard'
import { Search } from 'lucide'
import { searchRequested } from '../commands/requests.ts'
import type { DashboardPart } from '../page.ts'
import { RecentRecordings, recentCalls } from './recent-recordings.tsx'

export const recordingsOnDashboard: DashboardPart = {
  quickActions: () => [
    {
      icon: Search,
      label: recordingsOnDashboardText.find,
      to: { name: 'recordings' },
      prepare() {
        searchRequested.value = true
      },
    },
  ],
  regions: [RecentRecordings],
  asOf: () => recentCalls.value?.readAt.value ?? null,
  refresh: () => void recentCalls.peek()?.read(),
}
