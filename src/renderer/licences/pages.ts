import type { PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    licences: { part?: string }
  }
}

export const licences: PageOf<'licences'> = {
  path: '/settings/licences',
  param: 'part',
  audience: 'everyone',
  load: () => import('./licences.tsx').then((module) => module.Licences),
  above: 'settings',
  search: () => 'here',
}
