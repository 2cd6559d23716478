import { ErrorNotice } from '../errors/error-notice.tsx'
import { TooManyAttempts } from './too-many-attempts.tsx'
import type { FormState } from './use-form.ts'

/** The error of a form's last submit, or that the person whose name stands in it is locked out. */
export function FormError({ form }: { form: Pick<FormState<never>, 'error' | 'submit' | 'lockout' | 'endLockout'> }) {
  const lockout = form.lockout.value
  const error = form.error.value
  if (lockout) return <TooManyAttempts lockout={lockout} onOver={form.endLockout} />
  return error && <ErrorNotice error={error} onRetry={() => void form.submit()} />
}
