import type { Signal } from '@preact/signals'
import type { InputHTMLAttributes } from 'preact'

interface InputProps extends Omit<InputHTMLAttributes, 'type' | 'value' | 'role'> {
  type: 'text' | 'url' | 'search' | 'tel' | 'password'
  value: Signal<string>
  /** For user names, addresses, codes and passwords: no capitals, corrections or spelling marks. */
  verbatim?: boolean | undefined
  /** The form puts the focus here when it opens. */
  focusFirst?: boolean | undefined
}

/** The one-line control of every field. */
export function Input({ verbatim, focusFirst, ...rest }: InputProps) {
  const attributes = {
    ...rest,
    class: 'input',
    'data-autofocus': focusFirst ? '' : undefined,
    ...(verbatim && { autocapitalize: 'none', autocorrect: 'off', spellcheck: false }),
    // Preact types every input type apart, so a type that varies fits none of them by itself.
  } as InputHTMLAttributes
  return <input {...attributes} />
}
