import { pagesText } from 'text:pages'
import { computed } from '@preact/signals'
import { LayoutDashboard, Settings2 } from 'lucide'
import { availablePages, type PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    configuration: unknown
  }
}

export const dashboard: PageOf<'dashboard'> = {
  path: '/',
  audience: 'signed-in',
  label: () => pagesText.dashboard,
  sideBar: { icon: LayoutDashboard, at: 'top' },
}

export const configuration: PageOf<'configuration'> = {
  path: '/configuration',
  audience: 'signed-in',
  load: () => import('./configuration.tsx').then((module) => module.Configuration),
  available: computed(() => availablePages(({ above }) => above === 'configuration').length > 0),
  label: () => pagesText.configuration,
  above: 'dashboard',
  sideBar: { icon: Settings2, at: 'top' },
}
