import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'

/** One field of a form: its text and its error. Made by `useForm`. */
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
  /** Marks the label of a required field, on forms that also have optional ones. */
  marked?: boolean | undefined
  /** A short help text under the control; an error replaces it. */
  hint?: ComponentChildren
}

/** The attributes that connect the control to its label, hint and error. */
export interface ControlAttributes {
  id: string
  name: string
  required: boolean | undefined
  'aria-describedby': string
  'aria-invalid': boolean | undefined
}

interface LabelledControlProps extends FieldProps {
  /** A remark about the text itself, in the same line after the hint or the error. */
  remark?: ComponentChildren
  /** A button that fixes it. */
  action?: ComponentChildren
  children: (attributes: ControlAttributes) => ComponentChildren
}

/** A label above, the control, and below it the hint or the error, if there is one. */
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

/** Stores what the person types and clears the field's error. */
export function typed(field: FormField) {
  return (event: { currentTarget: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement }) => {
    field.value.value = event.currentTarget.value
    field.error.value = null
  }
}
