import { uiText } from 'text:ui'
import { useSignal } from '@preact/signals'
import { Eye, EyeOff } from 'lucide'
import { useRef } from 'preact/hooks'
import { edgeSlip, trimUnseen } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { announce } from '../ui/announce.tsx'
import { type FieldProps, LabelledControl, typed } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Input } from '../ui/input.tsx'
import './password-field.css'
import { TextButton } from '../ui/text-button.tsx'

export interface PasswordFieldProps extends FieldProps {
  /** Tells password managers which password this is. */
  autocomplete: 'current-password' | 'new-password' | 'off'
  placeholder?: string
  /** The form moves the focus here when it opens. */
  focusFirst?: boolean | undefined
}

type FieldClipboardEvent = ClipboardEvent & { currentTarget: HTMLInputElement }

/**
 * A password: dots until shown, used exactly as typed or pasted, with a notice while Caps Lock is on. Leading or
 * trailing white space, which is invisible, is pointed out and can be removed.
 */
export function PasswordField({ autocomplete, placeholder, focusFirst, hint, ...props }: PasswordFieldProps) {
  const box = useRef<HTMLDivElement>(null)
  /** While the person is typing, a space at the end may be one between two words. */
  const typing = useSignal(false)
  const shown = useSignal(false)
  const capsLock = useSignal(false)
  const { field } = props
  const slip = typing.value ? null : edgeSlip(field.value.value)
  const stopTyping = () => {
    typing.value = false
  }
  const remove = () => {
    field.value.value = trimUnseen(field.value.peek())
    field.error.value = null
    box.current?.querySelector('input')?.focus()
  }
  // Copied by the browser it would stay on the clipboard; copied through main it is cleared again.
  const copyThroughMain = async (event: FieldClipboardEvent) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    if (!shown.value || selectionStart === null || selectionStart === selectionEnd) return
    event.preventDefault()
    const text = value.slice(selectionStart, selectionEnd ?? undefined)
    if (event.type === 'cut') {
      event.currentTarget.setRangeText('')
      typed(field)(event)
    }
    const { ok } = await call('clipboard.copySecret', { text })
    announce(ok ? uiText.copied : uiText.notCopied)
  }
  const watchCapsLock = (event: KeyboardEvent) => {
    capsLock.value = event.getModifierState('CapsLock')
  }
  return (
    <LabelledControl
      {...props}
      hint={slip ? undefined : hint}
      remark={<span role="status">{slip && ` ${uiText.passwordEnds[slip.what][slip.at]}`}</span>}
      action={slip && <TextButton onClick={remove}>{uiText.removeEnds}</TextButton>}
    >
      {(attributes) => (
        <div class="password-field" ref={box}>
          <Input
            {...attributes}
            type={shown.value ? 'text' : 'password'}
            value={field.value}
            onInput={(event) => {
              typing.value = /^insert(?:Composition)?Text$/.test(event.inputType)
              typed(field)(event)
            }}
            onCopy={copyThroughMain}
            onCut={copyThroughMain}
            onKeyDown={(event) => {
              watchCapsLock(event)
              if (event.key === 'Enter') stopTyping()
            }}
            onKeyUp={watchCapsLock}
            onBlur={() => {
              capsLock.value = false
              stopTyping()
            }}
            autocomplete={autocomplete}
            placeholder={placeholder}
            verbatim
            focusFirst={focusFirst}
          />
          <span class="password-field-caps" role="status">
            {capsLock.value && uiText.capsLock}
          </span>
          <button
            type="button"
            class="password-field-toggle"
            aria-pressed={shown}
            onClick={() => {
              shown.value = !shown.value
            }}
          >
            <Icon icon={shown.value ? EyeOff : Eye} size={18} />
            <span class="visually-hidden">{uiText.showPassword}</span>
          </button>
        </div>
      )}
    </LabelledControl>
  )
}
