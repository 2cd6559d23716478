import { computed, effect, signal } from '@preact/signals'
import { call } from '../bridge.ts'
import { portal, session } from '../session/session-state.ts'
import { PhoneStore } from './phone-store.ts'

/** Raised to read the list anew. */
const edition = signal(0)

/** Whose phones: changes with the person and the portal, not when their name does. */
const owner = computed(() =>
  session.value && portal.value ? `${portal.value.profile.id} ${session.value.username}` : null,
)

/** The phones of whoever is signed in, kept while they look at other pages; null while nobody is. */
export const accountPhones = computed(() => {
  if (owner.value === null || edition.value < 0) return null
  return new PhoneStore((cursor) => call('phones.list', { cursor }))
})

// Watched even while no screen shows it, so that nothing of an account outlives its session.
effect(() => {
  void accountPhones.value
})

/** Forgets the list and reads it again. */
export function refreshPhones(): void {
  accountPhones.peek()?.stop()
  edition.value++
}
