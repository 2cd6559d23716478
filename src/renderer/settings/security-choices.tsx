import { settingsText } from 'text:settings'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import type { Preferences } from '../../shared/settings/settings.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { preferences, start } from '../session/session-state.ts'
import { changePreferences } from './change-preferences.ts'
import { ManagedNote } from './managed-note.tsx'

const times: readonly Preferences['lockAfterMinutes'][] = [0, 1, 5, 15, 60]

/** When the app locks, and, except on Linux, which cannot do it, whether its window may be captured. Both take effect at once. */
export function SecurityChoices() {
  const id = useId()
  const error = useSignal<AppError | null>(null)
  const change = async (part: Partial<Preferences>) => {
    error.value = await changePreferences(part)
  }
  const { lockAfter, lockTimes, lockHint, contentProtection, contentProtectionHint } = settingsText
  const { lockAfterMinutes } = preferences.value
  const platform = start.value?.platform ?? 'linux'
  return (
    <>
      {error.value && <ErrorNotice error={error.value} />}
      <div class="field settings-choice">
        <label class="field-label" for={`${id}-lock`}>
          {lockAfter}
        </label>
        <select
          id={`${id}-lock`}
          class="input"
          value={lockAfterMinutes}
          disabled={start.value?.managed.LockAfterMinutes !== undefined}
          aria-describedby={`${id}-lock-hint`}
          onChange={({ currentTarget }) => {
            const chosen = times[currentTarget.selectedIndex]
            if (chosen !== undefined) void change({ lockAfterMinutes: chosen })
          }}
        >
          {times.map((minutes) => (
            <option key={minutes} value={minutes}>
              {lockTimes[minutes]}
            </option>
          ))}
        </select>
        <p class="field-note" id={`${id}-lock-hint`}>
          {lockHint}
        </p>
        <ManagedNote decision="LockAfterMinutes" />
      </div>
      {platform !== 'linux' && (
        <div class="checkbox">
          <input
            id={`${id}-protection`}
            type="checkbox"
            checked={preferences.value.contentProtection}
            disabled={start.value?.managed.ContentProtection !== undefined}
            aria-describedby={`${id}-protection-hint`}
            onChange={({ currentTarget }) => void change({ contentProtection: currentTarget.checked })}
          />
          <label for={`${id}-protection`}>{contentProtection}</label>
          <p class="checkbox-hint" id={`${id}-protection-hint`}>
            {contentProtectionHint[platform]}
          </p>
          <ManagedNote decision="ContentProtection" />
        </div>
      )}
    </>
  )
}
