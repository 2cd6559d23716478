import { errorActionText } from 'text:errors'
import type { ComponentChildren } from 'preact'
import type { AppError } from '../../shared/errors.ts'
import { Button } from './button.tsx'
import { describeError } from './describe-error.ts'
import { ErrorDetails } from './error-details.tsx'
import { Notice } from './notice.tsx'

interface ErrorNoticeProps {
  error: AppError
  /** Shows "Try again" where trying again may help. */
  onRetry?: (() => void) | undefined
  /** Words that know the screen better than the general ones. */
  title?: string | undefined
  /** More ways on, beside "Try again". */
  actions?: ComponentChildren
}

/** What went wrong, what to do, a way to try again, and the details for IT. */
export function ErrorNotice({ error, onRetry, title, actions }: ErrorNoticeProps) {
  const words = describeError(error)
  const retry = onRetry && words.action === 'retry' && <Button onClick={onRetry}>{errorActionText.retry}</Button>
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
