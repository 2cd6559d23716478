import type { AppError } from '../../shared/errors.ts'
import type { Preferences } from '../../shared/settings/settings.ts'
import { call } from '../bridge.ts'
import { preferences } from '../session/session-state.ts'

/** Applies a choice at once and saves it. Returns the error of saving, or null. */
export async function changePreferences(part: Partial<Preferences>): Promise<AppError | null> {
  preferences.value = { ...preferences.peek(), ...part }
  const result = await call('settings.change', preferences.peek())
  return result.ok ? null : result.error
}
