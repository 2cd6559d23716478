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
  card: { on: ['dashboard', 'configuration'], icon: UserRound, words: () => dashboardText.account },
}

export const voicemailPin: PageOf<'voicemail-pin'> = {
  path: '/configuration/voicemail-pin',
  audience: 'signed-in',
  load: () => import('./voicemail-pin.tsx').then((module) => module.VoicemailPin),
  available: computed(() => capabilities.value?.account?.voicemailPin !== undefined && canManageAccount.value),
  above: 'configuration',
  card: { on: ['configuration'], icon: Voicemail, words: () => dashboardText.voicemailPin },
}

/** For the customer's operator, whose password this person may set. */
export const operatorPassword: PageOf<'operator-password'> = {
  path: '/configuration/operator-password',
  audience: 'signed-in',
  load: () => import('./operator-password.tsx').then((module) => module.OperatorPassword),
  available: computed(() => capabilities.value?.account?.operatorPassword !== undefined && may('operator-password')),
  above: 'configuration',
  card: { on: ['configuration'], icon: Headset, words: () => dashboardText.operatorPassword },
}
