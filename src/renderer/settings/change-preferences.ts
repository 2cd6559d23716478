import type { AppError } from '../../shared/errors.ts'
import type { Preferences } from '../../shared/settings/settings.ts'
import { call } from '../bridge.ts'
import { preferences } from '../session/session-state.ts'

/** Takes a choice into effect at once and has it kept. Gives what went wrong with that, or null. */
export async function changePreferences(part: Partial<Preferences>): Promise<AppError | null> {
  preferences.value = { ...preferences.peek(), ...part }
  const result = await call('settings.change', preferences.peek())
  return result.ok ? null : result.error
}
