import { computed } from '@preact/signals'
import type { RecoveryWay } from '../../shared/provider.ts'
import { capabilities } from './session-state.ts'

/** The ways back in that need nobody else. */
export type OwnWay = Exclude<RecoveryWay, 'ask-provider'>

/** Those that the portal in use offers, in its order. */
export const ownWays = computed(() =>
  (capabilities.value?.recovery.ways ?? []).filter((way): way is OwnWay => way !== 'ask-provider'),
)

/** Who forgot their e-mail address can learn it by a code on their phone. */
export const canFindEmail = computed(() => ownWays.value.includes('phone-code'))
