import { pagesText } from 'text:pages'
import { Settings } from 'lucide'
import type { PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    settings: unknown
  }
}

export const settings: PageOf<'settings'> = {
  path: '/settings',
  audience: 'everyone',
  load: () => import('./settings.tsx').then((module) => module.Settings),
  label: () => pagesText.settings,
  sideBar: { icon: Settings, at: 'foot' },
}
