import { useSignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import type { Theme } from '../../shared/settings.ts'
import { call } from '../bridge.ts'
import { settingsText } from '../i18n/en/settings.ts'
import { preferences } from '../session/session-state.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'

const themes = Object.keys(settingsText.themes) as Theme[]

/** Light, dark, or as the system is; takes effect at once. */
export function ThemeChoice() {
  const error = useSignal<AppError | null>(null)
  const choose = async (theme: Theme) => {
    preferences.value = { ...preferences.peek(), theme }
    const result = await call('settings.change', preferences.peek())
    error.value = result.ok ? null : result.error
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
