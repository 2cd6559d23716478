import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { FormState } from './use-form.ts'
import './form.css'
import { lazy } from '../ui/lazy.tsx'

/** Loaded on demand: error texts are large, and most forms are sent without an error. */
const FormError = lazy(
  () => import('./form-error.tsx').then((module) => module.FormError),
  () => null,
)

interface FormProps<Name extends string> {
  form: FormState<Name>
  /** Names the form for screen readers. */
  label: string
  /** What stands in the place of the notice of a failed submit, if the screen has better words; undefined: that notice. */
  error?: ComponentChildren
  children: ComponentChildren
}

/**
 * A native form with the state of `useForm`. Moves the focus to the field marked `focusFirst`. Its notice comes last, so
 * that neither the fields nor the button move under the pointer.
 */
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
      id={form.id}
      class="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      {children}
      <div key={form.attempts.value} class="form-error" data-busy={form.busy.value ? '' : undefined}>
        {error === undefined ? (form.error.value || form.lockout.value) && <FormError form={form} /> : error}
      </div>
    </form>
  )
}
