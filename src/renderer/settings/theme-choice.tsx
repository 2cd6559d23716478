import { settingsText } from 'text:settings'
import { useSignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import type { Theme } from '../../shared/settings/settings.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { preferences } from '../session/session-state.ts'
import { changePreferences } from './change-preferences.ts'

const themes = Object.keys(settingsText.themes) as Theme[]

/** Light, dark, or like the system; takes effect at once. */
export function ThemeChoice() {
  const error = useSignal<AppError | null>(null)
  const choose = async (theme: Theme) => {
    error.value = await changePreferences({ theme })
  }
  return (
    <>
      {error.value && <ErrorNotice error={error.value} />}
      <fieldset class="theme-choice">
        <legend class="visually-hidden">{settingsText.themeLabel}</legend>
        {themes.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={preferences.value.theme === theme}
              onChange={() => void choose(theme)}
            />
            {settingsText.themes[theme]}
          </label>
        ))}
      </fieldset>
    </>
  )
}
