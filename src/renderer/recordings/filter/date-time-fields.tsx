import { type FieldProps, LabelledControl, typed } from '../../ui/field.tsx'

/** A day, or a time of day, as the system writes them; empty until it is complete. */
export function DateTimeField({ type, ...props }: FieldProps & { type: 'date' | 'time' }) {
  const { field } = props
  return (
    <LabelledControl {...props}>
      {(attributes) => (
        <input
          {...attributes}
          class="input"
          type={type}
          value={field.value}
          max={type === 'date' ? '9999-12-31' : undefined}
          onInput={typed(field)}
        />
      )}
    </LabelledControl>
  )
}

/** A date and a time as one text, without the time if it is empty. */
export const wallTime = (date: string, time: string): string => (time === '' ? date : `${date}T${time}`)
