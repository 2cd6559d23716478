import { computed } from '@preact/signals'
import { Phone } from 'lucide'
import type { PageOf } from '../page.ts'
import { capabilities, may } from '../session/session-state.ts'
import { phonesName } from './phones-name.ts'

declare module '../page.ts' {
  interface PageParams {
    phones: { phone?: string }
  }
}

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
  label: phonesName,
  above: 'dashboard',
  sideBar: { icon: Phone, at: 'top', apart: true },
  dashboard: () => import('./on-dashboard.tsx').then((module) => module.phonesOnDashboard),
  // All phones may share one set of settings, which belongs to the account, so that there is no list.
  search: () => (capabilities.value?.phones?.scope === 'account' ? null : 'from-everywhere'),
}
