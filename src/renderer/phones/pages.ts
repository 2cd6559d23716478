import { dashboardText } from 'text:dashboard'
import { frameText } from 'text:frame'
import { computed } from '@preact/signals'
import { KeyRound } from 'lucide'
import type { PageOf } from '../page.ts'
import { capabilities, may } from '../session/session-state.ts'

declare module '../page.ts' {
  interface PageParams {
    phones: { phone?: string }
  }
}

/** Whether all phones share one set of settings, which belongs to the account, so that there is no list. */
const shareSettings = computed(() => capabilities.value?.phones?.scope === 'account')

export const phones: PageOf<'phones'> = {
  path: '/phones',
  param: 'phone',
  audience: 'signed-in',
  load: () => import('./phones.tsx').then((module) => module.Phones),
  // Phone passwords to look up or to set.
  available: computed(() => {
    const offered = capabilities.value?.phones
    return offered != null && (offered.sip !== 'none' || offered.ftp !== 'none') && may('phones')
  }),
  label: () => (shareSettings.value ? dashboardText.accountSettings.title : frameText.phones),
  above: 'dashboard',
  sideBar: { icon: KeyRound, at: 'top' },
  card: {
    on: ['dashboard'],
    icon: KeyRound,
    words: () => (shareSettings.value ? dashboardText.accountSettings : dashboardText.phones),
  },
  search: () => (shareSettings.value ? null : 'from-everywhere'),
}
