import { recoveryWaysText } from '../i18n/en/recovery-ways.ts'

/** What to look at when nothing comes, folded away. */
export function Troubles({ sentences }: { sentences: readonly string[] }) {
  return (
    <details class="recovery-troubles">
      <summary>{recoveryWaysText.troubles}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}
