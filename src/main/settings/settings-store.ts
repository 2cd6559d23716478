import type { Start } from '../../shared/bridge.ts'
import type { Settings } from '../../shared/settings.ts'

/** The settings file. Reading never fails: what cannot be read is set aside and replaced by defaults, with a notice. */
export interface SettingsStore {
  read(): Settings
  /** Replaces whole parts and writes them. Throws, and changes nothing, where a part does not fit its schema; a failed write keeps the change for this run and adds a notice. */
  change(part: Partial<Settings>): void
  /** Settles once what was changed is on disk, or could not be written. Never rejects. */
  saved(): Promise<void>
  /** What to tell the person, gathered since the start. */
  notices(): Start['notices']
}
