import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'

/** One field of a form: what is typed and what is wrong with it. Made by `useForm`. */
export interface FormField {
  readonly name: string
  readonly value: Signal<string>
  readonly error: Signal<string | null>
}

/** What every field shows around its control. */
export interface FieldProps {
  field: FormField
  /** The visible and accessible name. */
  label: string
  required?: boolean | undefined
  /** Shows a mark at the label of a required field, on forms that have optional ones too. */
  marked?: boolean | undefined
  /** A short help under the control; an error takes its place. */
  hint?: ComponentChildren
}

/** What the control itself must carry to be tied to its label, hint and error. */
export interface ControlAttributes {
  id: string
  name: string
  required: boolean | undefined
  'aria-describedby': string
  'aria-invalid': boolean | undefined
}

interface LabelledControlProps extends FieldProps {
  /** What is remarkable about the text itself, said in the same line after the hint or the error. */
  remark?: ComponentChildren
  /** What can be done about it. */
  action?: ComponentChildren
  children: (attributes: ControlAttributes) => ComponentChildren
}

/**
 * Label above, control, and one line below for the hint or the error. The line's room is always
 * kept, so that nothing moves when an error comes or goes.
 */
export function LabelledControl({
  field,
  label,
  required,
  marked,
  hint,
  remark,
  action,
  children,
}: LabelledControlProps) {
  const id = useId()
  const error = field.error.value
  return (
    <div class="field">
      <label class={marked ? 'field-label field-label-marked' : 'field-label'} for={id}>
        {label}
      </label>
      {children({
        id,
        name: field.name,
        required,
        'aria-describedby': `${id}-note`,
        'aria-invalid': error === null ? undefined : true,
      })}
      <p class={error === null ? 'field-note' : 'field-note field-error'}>
        <span id={`${id}-note`}>
          {error ?? hint}
          {remark}
        </span>
        {action}
      </p>
    </div>
  )
}

/** Takes what a person types into the field and lets its error go. */
export function typed(field: FormField) {
  return (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
    field.value.value = event.currentTarget.value
    field.error.value = null
  }
}
