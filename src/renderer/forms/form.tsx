import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { ErrorNotice } from '../errors/error-notice.tsx'
import type { FormState } from './use-form.ts'
import './form.css'
import { TooManyAttempts } from '../errors/too-many-attempts.tsx'

interface FormProps<Name extends string> {
  form: FormState<Name>
  /** Names the form for screen readers. */
  label: string
  /** Stands in for the notice of what the submit failed with, where a screen has better words. */
  error?: ComponentChildren
  children: ComponentChildren
}

/** A native form over the state of `useForm`. Puts the focus into the field marked `focusFirst`. */
export function Form<Name extends string>({ form, label, error, children }: FormProps<Name>) {
  const element = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    form.element = element.current
    element.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      form.element = null
    }
  }, [form])
  return (
    <form
      ref={element}
      class="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <div key={form.attempts.value} class="form-error" data-busy={form.busy.value ? '' : undefined}>
        {error ?? <FormError form={form} />}
      </div>
      {children}
    </form>
  )
}

function FormError({ form }: { form: Pick<FormState<never>, 'error' | 'submit' | 'endWait'> }) {
  const error = form.error.value
  if (!error) return null
  if (error.code !== 'too-many-attempts') return <ErrorNotice error={error} onRetry={() => void form.submit()} />
  return <TooManyAttempts retryAt={error.retryAt} onOver={form.endWait} />
}
