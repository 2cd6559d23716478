import { computed } from '@preact/signals'
import type { Permission } from '../../shared/session/session.ts'
import { capabilities, session } from './session-state.ts'

const may = (permission: Permission) => session.value?.permissions.includes(permission) === true

/** This portal has phone passwords to look up or to set, and this account may. */
export const canUsePhones = computed(() => {
  const phones = capabilities.value?.phones
  return phones != null && (phones.sip !== 'none' || phones.ftp !== 'none') && may('phones')
})

/** Those phones share one set of settings, which belongs to the account. */
export const phonesShareSettings = computed(() => capabilities.value?.phones?.scope === 'account')

/** This portal lets people change their account, and this account may. */
export const canManageAccount = computed(() => capabilities.value?.account != null && may('account'))

/** People choose the PIN of their voicemail here. */
export const canSetVoicemailPin = computed(
  () => capabilities.value?.account?.voicemailPin !== undefined && canManageAccount.value,
)

/** The account has an operator, whose password this person may set. */
export const canSetOperatorPassword = computed(
  () => capabilities.value?.account?.operatorPassword !== undefined && may('operator-password'),
)

/** This portal has administrators look after users, and this person is one. */
export const canManageUsers = computed(() => capabilities.value?.users === true && may('users'))

/** There is anything at all under Configuration. */
export const canConfigure = computed(
  () => canManageAccount.value || canSetOperatorPassword.value || canManageUsers.value,
)
