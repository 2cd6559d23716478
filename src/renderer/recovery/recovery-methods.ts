import { computed } from '@preact/signals'
import type { RecoveryMethod } from '../../shared/connections/portal.ts'
import { capabilities } from '../session/session-state.ts'

/** The recovery methods that need no help from anybody. */
export type OwnMethod = Exclude<RecoveryMethod, 'ask-provider'>

/** The methods that the portal in use offers, in its order. */
export const ownMethods = computed(() =>
  (capabilities.value?.recovery.methods ?? []).filter((method): method is OwnMethod => method !== 'ask-provider'),
)

/** Whether people who forgot their email address can recover it with a code on their phone. */
export const canFindEmail = computed(() => ownMethods.value.includes('phone-code'))
