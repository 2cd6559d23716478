import type { Signal } from '@preact/signals'
import type { InputHTMLAttributes } from 'preact'

interface InputProps extends Omit<InputHTMLAttributes, 'type' | 'value' | 'role'> {
  type: 'text' | 'url' | 'search' | 'tel' | 'password'
  value: Signal<string>
  /** For usernames, addresses, codes and passwords: no auto-capitalisation, correction or spell-checking. */
  verbatim?: boolean | undefined
  /** The form moves the focus here when it opens. */
  focusFirst?: boolean | undefined
}

/** The one-line control of every field. */
export function Input({ verbatim, focusFirst, ...rest }: InputProps) {
  const attributes = {
    ...rest,
    class: 'input',
    'data-autofocus': focusFirst ? '' : undefined,
    ...(verbatim && { autocapitalize: 'none', autocorrect: 'off', spellcheck: false }),
    // Preact has a separate type for each input type, so a variable type matches none of them.
  } as InputHTMLAttributes
  return <input {...attributes} />
}
