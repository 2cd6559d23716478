import type { ComponentChildren } from 'preact'
import { type FieldProps, LabelledControl, typed } from './field.tsx'

export interface SelectFieldProps extends FieldProps {
  options: readonly { readonly value: string; readonly label: string }[]
  /** Buttons after the hint. */
  action?: ComponentChildren
}

/** One of a few fixed choices, as the system's own list. */
export function SelectField({ options, ...props }: SelectFieldProps) {
  const { field } = props
  return (
    <LabelledControl {...props}>
      {(attributes) => (
        <select {...attributes} class="input" value={field.value} onChange={typed(field)}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </LabelledControl>
  )
}
