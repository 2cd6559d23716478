import type { Start } from '../../shared/app/app.ts'
import type { Settings } from '../../shared/settings/settings.ts'

/** The settings file. Reading never fails: what cannot be read is set aside and replaced by defaults, with a notice. */
export interface SettingsStore {
  read(): Settings
  /**
   * Replaces whole members and writes them. Throws, and changes nothing, if a member is invalid; a failed write keeps
   * the change for this run, and adds a notice until one succeeds.
   */
  change(part: Partial<Settings>): void
  /** Resolves with whether all changes are on disk. Never rejects. */
  saved(): Promise<boolean>
  /** Calls `listener` with false once changes can no longer be written, and with true once they can again. */
  onSaved(listener: (isSaved: boolean) => void): void
  /** The notices for the person since startup. */
  notices(): Start['notices']
}
