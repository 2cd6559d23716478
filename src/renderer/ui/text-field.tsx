import { type FieldProps, LabelledControl, typed } from './field.tsx'
import { Input } from './input.tsx'

export interface TextFieldProps extends FieldProps {
  /** Not `email`, of which Chromium rewrites the domain, nor `number`. */
  type?: 'text' | 'url' | 'search' | 'tel'
  autocomplete?: string
  /** The keyboard of a touch screen. */
  inputMode?: 'numeric' | 'email'
  placeholder?: string
  readOnly?: boolean | undefined
  /** For usernames, addresses and codes: no auto-capitalisation, correction or spell-checking. */
  verbatim?: boolean | undefined
  /** The form moves the focus here when it opens. */
  focusFirst?: boolean | undefined
}

/** One line of text. */
export function TextField({ type = 'text', ...props }: TextFieldProps) {
  const { field, autocomplete, inputMode, placeholder, readOnly, verbatim, focusFirst } = props
  return (
    <LabelledControl {...props}>
      {(attributes) => (
        <Input
          {...attributes}
          type={type}
          value={field.value}
          onInput={typed(field)}
          autocomplete={autocomplete}
          inputMode={inputMode}
          placeholder={placeholder}
          readOnly={readOnly}
          verbatim={verbatim}
          focusFirst={focusFirst}
        />
      )}
    </LabelledControl>
  )
}
