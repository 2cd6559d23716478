import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ErrorNotice } from './error-notice.tsx'
import type { FormState } from './use-form.ts'
import './form.css'

interface FormProps<Name extends string> {
  form: FormState<Name>
  /** Names the form for screen readers. */
  label: string
  /** Another way to show what the submit failed with; the default is a notice on top. */
  error?: ComponentChildren
  children: ComponentChildren
}

/** A native form over the state of `useForm`. Puts the focus into the field marked `focusFirst`. */
export function Form<Name extends string>({ form, label, error, children }: FormProps<Name>) {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
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
      {error ?? (form.error.value && <ErrorNotice error={form.error.value} onRetry={() => void form.submit()} />)}
      {children}
    </form>
  )
}
