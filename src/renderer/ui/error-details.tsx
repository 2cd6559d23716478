import { uiText } from 'text:ui'
import { CopyButton } from './copy-button.tsx'
import { copyText } from './copy-text.ts'
import './error-details.css'

/** The facts behind an error, folded away, to copy for the IT department. */
export function ErrorDetails({ lines }: { lines: readonly string[] }) {
  return (
    <details class="error-details">
      <summary>{uiText.details}</summary>
      <pre>{lines.join('\n')}</pre>
      <CopyButton label={uiText.copyDetails} copy={() => copyText(lines.join('\n'))} />
    </details>
  )
}
