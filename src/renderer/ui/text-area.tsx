import { type FieldProps, LabelledControl, typed } from './field.tsx'
import './text-area.css'

interface TextAreaProps extends FieldProps {
  /** The form moves the focus here when it opens. */
  focusFirst?: boolean | undefined
  onKeyDown?: (event: KeyboardEvent) => void
}

/** Several lines of text; grows with them. */
export function TextArea({ focusFirst, onKeyDown, ...props }: TextAreaProps) {
  const { field } = props
  return (
    <LabelledControl {...props}>
      {(attributes) => (
        <textarea
          {...attributes}
          class="input text-area"
          rows={2}
          autocomplete="off"
          data-autofocus={focusFirst ? '' : undefined}
          value={field.value}
          onInput={typed(field)}
          onKeyDown={onKeyDown}
        />
      )}
    </LabelledControl>
  )
}
