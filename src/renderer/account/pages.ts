import { dashboardText } from 'text:dashboard'
import { computed } from '@preact/signals'
import { Headset, UserRound, Voicemail } from 'lucide'
import type { PageOf } from '../page.ts'
import { capabilities, may } from '../session/session-state.ts'

declare module '../page.ts' {
  interface PageParams {
    account: unknown
    'voicemail-pin': unknown
    'operator-password': unknown
  }
}

const canManageAccount = computed(() => capabilities.value?.account != null && may('account'))

export const account: PageOf<'account'> = {
  path: '/configuration/account',
  audience: 'signed-in',
  load: () => import('./manage-account.tsx').then((module) => module.ManageAccount),
  available: canManageAccount,
  above: 'configuration',
  dashboard: () => import('./on-dashboard.ts').then((module) => module.accountOnDashboard),
  card: {
    icon: UserRound,
    words: () => dashboardText.account,
    facts: () => import('./account-facts.tsx').then((module) => module.AccountFacts),
  },
}

export const voicemailPin: PageOf<'voicemail-pin'> = {
  path: '/configuration/voicemail-pin',
  audience: 'signed-in',
  load: () => import('./voicemail-pin.tsx').then((module) => module.VoicemailPin),
  available: computed(() => capabilities.value?.account?.voicemailPin !== undefined && canManageAccount.value),
  above: 'configuration',
  card: { icon: Voicemail, words: () => dashboardText.voicemailPin, group: () => dashboardText.telephone },
}

/** For the customer's operator, whose password this person may set. */
export const operatorPassword: PageOf<'operator-password'> = {
  path: '/configuration/operator-password',
  audience: 'signed-in',
  load: () => import('./operator-password.tsx').then((module) => module.OperatorPassword),
  available: computed(() => capabilities.value?.account?.operatorPassword !== undefined && may('operator-password')),
  above: 'configuration',
  card: { icon: Headset, words: () => dashboardText.operatorPassword, group: () => dashboardText.telephone },
}
