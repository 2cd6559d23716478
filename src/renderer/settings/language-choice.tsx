import { languages } from 'text:languages'
import { settingsText } from 'text:settings'
import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { preferences } from '../session/session-state.ts'
import { changePreferences } from './change-preferences.ts'

const spoken = languages.filter(({ forTests }) => !forTests).map(({ tag }) => tag)

/** In the language itself, so that people find theirs even if they cannot read the current one. */
const nameOf = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag

/** The language of the app; nothing if there is only one. A choice takes effect when the page is reloaded. */
export function LanguageChoice({ offered = spoken }: { offered?: readonly string[] }) {
  const id = useId()
  const error = useSignal<AppError | null>(null)
  if (offered.length < 2) return null
  const choose = async (language: string) => {
    error.value = await changePreferences({ language })
    if (!error.value) location.reload()
  }
  return (
    <>
      {error.value && <ErrorNotice error={error.value} />}
      <div class="field settings-choice">
        <label class="field-label" for={id}>
          {settingsText.language}
        </label>
        <select
          id={id}
          class="input"
          value={preferences.value.language}
          onChange={({ currentTarget }) => void choose(currentTarget.value)}
        >
          <option value="system">{settingsText.systemLanguage}</option>
          {offered.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}
