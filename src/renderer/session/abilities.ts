import { computed } from '@preact/signals'
import { capabilities, session } from './session-state.ts'

const may = (permission: 'account' | 'phones') => session.value?.permissions.includes(permission) === true

/** This portal has phone passwords to look up or to set, and this account may. */
export const canUsePhones = computed(() => {
  const phones = capabilities.value?.phones
  return phones != null && (phones.sip !== 'none' || phones.ftp !== 'none') && may('phones')
})

/** This portal lets people change their account, and this account may. */
export const canManageAccount = computed(() => capabilities.value?.account != null && may('account'))
