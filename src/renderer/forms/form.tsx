import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { FormState } from './use-form.ts'
import './form.css'
import { lazy } from '../ui/lazy.tsx'

/** The words of errors are many, and most forms are sent without one. */
const FormError = lazy(
  () => import('./form-error.tsx').then((module) => module.FormError),
  () => null,
)

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
        {error || (form.error.value && <FormError form={form} />)}
      </div>
      {children}
    </form>
  )
}
