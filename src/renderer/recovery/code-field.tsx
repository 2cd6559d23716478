import { cleanCode } from '../../shared/text/typed-text.ts'
import { type FieldProps, LabelledControl } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import './code-field.css'

interface CodeFieldProps extends FieldProps {
  /** How many characters a code has. */
  length: number
  /** Called when the last one was typed or pasted. */
  onComplete: () => void
}

/**
 * A code of known length, drawn as boxes: one input, so that screen readers, pasting and the system's own filling in
 * work as usual. Spaces and dashes that group a code are dropped at once.
 */
export function CodeField({ length, onComplete, ...props }: CodeFieldProps) {
  const { field } = props
  const code = field.value.value
  return (
    <LabelledControl {...props}>
      {(attributes) => (
        <div class="code-field" dir="ltr">
          <div class="code-field-boxes" style={{ '--length': length }}>
            {Array.from({ length }, (_, index) => (
              <span key={index} data-next={index === Math.min(code.length, length - 1) ? '' : undefined} />
            ))}
            <Input
              {...attributes}
              type="text"
              value={field.value}
              onInput={({ currentTarget, isComposing }) => {
                const typed = isComposing ? currentTarget.value : cleanCode(currentTarget.value)
                if (currentTarget.value !== typed) currentTarget.value = typed
                const before = field.value.peek()
                field.value.value = typed
                field.error.value = null
                if (typed !== before && typed.length === length && !isComposing) onComplete()
              }}
              autocomplete="one-time-code"
              inputMode="numeric"
              verbatim
              focusFirst
            />
          </div>
        </div>
      )}
    </LabelledControl>
  )
}
