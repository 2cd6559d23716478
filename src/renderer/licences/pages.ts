import type { PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    licences: { component?: string }
  }
}

export const licences: PageOf<'licences'> = {
  path: '/settings/licences',
  param: 'component',
  audience: 'everyone',
  load: () => import('./licences.tsx').then((module) => module.Licences),
  above: 'settings',
  search: () => 'here',
}
