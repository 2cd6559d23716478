import { pagesText } from 'text:pages'
import { computed } from '@preact/signals'
import { AudioLines } from 'lucide'
import type { PageOf } from '../page.ts'
import { capabilities, may } from '../session/session-state.ts'

declare module '../page.ts' {
  interface PageParams {
    recordings: { recording?: string }
  }
}

export const recordings: PageOf<'recordings'> = {
  path: '/recordings',
  param: 'recording',
  audience: 'signed-in',
  load: () => import('./recordings.tsx').then((module) => module.Recordings),
  available: computed(() => capabilities.value?.recordings !== undefined && may('recordings')),
  label: () => pagesText.recordings,
  above: 'dashboard',
  sideBar: { icon: AudioLines, at: 'top' },
  dashboard: () => import('./on-dashboard.ts').then((module) => module.recordingsOnDashboard),
  foot: () => import('./foot.tsx').then((module) => module.RecordingsFoot),
  search: () => 'here',
}
