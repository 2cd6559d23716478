import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './checkbox.css'

interface CheckboxProps {
  checked: Signal<boolean>
  label: string
  /** What ticking it means, in one sentence. */
  hint?: ComponentChildren
}

/** A native check box with its explanation below. */
export function Checkbox({ checked, label, hint }: CheckboxProps) {
  const id = useId()
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          checked.value = event.currentTarget.checked
        }}
      />
      <label for={id}>{label}</label>
      <p class="checkbox-hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
