import { dashboardText } from 'text:dashboard'
import { computed } from '@preact/signals'
import { Users } from 'lucide'
import type { PageOf } from '../page.ts'
import { capabilities, may } from '../session/session-state.ts'

declare module '../page.ts' {
  interface PageParams {
    users: { user?: string }
  }
}

export const users: PageOf<'users'> = {
  path: '/configuration/users',
  param: 'user',
  audience: 'signed-in',
  load: () => import('./users.tsx').then((module) => module.Users),
  available: computed(() => capabilities.value?.users === true && may('users')),
  above: 'configuration',
  dashboard: () => import('./on-dashboard.ts').then((module) => module.usersOnDashboard),
  card: { icon: Users, words: () => dashboardText.users, group: () => dashboardText.telephone },
  search: () => 'here',
}
