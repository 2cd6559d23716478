import { recoveryMethodsText } from 'text:recovery-methods'

/** What to check if nothing arrives, collapsed. */
export function Troubles({ sentences }: { sentences: readonly string[] }) {
  return (
    <details class="recovery-troubles">
      <summary>{recoveryMethodsText.troubles}</summary>
      <Hints sentences={sentences} />
    </details>
  )
}

/** What to check, one sentence each. */
export function Hints({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
