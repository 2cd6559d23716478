import { pagesText } from 'text:pages'
import { CircleQuestionMark } from 'lucide'
import type { PageOf } from '../page.ts'

declare module '../page.ts' {
  interface PageParams {
    help: unknown
  }
}

export const help: PageOf<'help'> = {
  path: '/help',
  audience: 'everyone',
  load: () => import('./help.tsx').then((module) => module.Help),
  label: () => pagesText.help,
  sideBar: { icon: CircleQuestionMark, at: 'foot' },
}
