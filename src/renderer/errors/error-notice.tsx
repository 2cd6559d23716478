import { errorActionText } from 'text:errors'
import { uiText } from 'text:ui'
import type { ComponentChildren } from 'preact'
import type { AppError } from '../../shared/errors.ts'
import { copyText } from '../clipboard.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { describeError } from './describe-error.ts'
import './error-details.css'
import { Notice } from '../ui/notice.tsx'

interface ErrorNoticeProps {
  error: AppError
  /** Shows "Try again" if trying again may help. */
  onRetry?: (() => void) | undefined
  /** Whether that is being done. */
  busy?: boolean
  /** Words for this screen, instead of the general ones. */
  title?: string | undefined
  /** Further buttons beside "Try again". */
  actions?: ComponentChildren
}

/** What went wrong, what to do, a button to try again, and the details for IT. */
export function ErrorNotice({ error, onRetry, busy, title, actions }: ErrorNoticeProps) {
  const words = describeError(error)
  const retry = onRetry && words.action === 'retry' && (
    <Button busy={busy} onClick={onRetry}>
      {errorActionText.retry}
    </Button>
  )
  return (
    <Notice
      kind="error"
      title={title ?? words.title}
      actions={
        <>
          {retry}
          {actions}
          <ErrorDetails lines={words.details} />
        </>
      }
    >
      <p>{words.explanation}</p>
      <p>{words.nextStep}</p>
    </Notice>
  )
}

/** The facts behind an error, collapsed, to copy for the IT department. */
export function ErrorDetails({ lines }: { lines: readonly string[] }) {
  return (
    <details class="error-details">
      <summary>{uiText.details}</summary>
      <pre>{lines.join('\n')}</pre>
      <CopyButton label={uiText.copyDetails} copy={() => copyText(lines.join('\n'))} />
    </details>
  )
}
