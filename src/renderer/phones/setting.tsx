import { phoneText } from 'text:phones'
import type { ComponentChildren } from 'preact'
import { copyText } from '../clipboard.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import './setting.css'

interface SettingProps {
  label: string
  copyLabel: string
  /** What is copied; null if the portal has no such value. */
  value: string | null
  /** What is shown instead of the value itself, e.g. with separators. */
  children?: ComponentChildren
}

/** One line of a phone's settings: its name, its value, and a button that copies it exactly. */
export function Setting({ label, copyLabel, value, children }: SettingProps) {
  return (
    <div class="setting" data-menu="">
      <dt>{label}</dt>
      <dd>
        <span class={value === null ? 'setting-value quiet' : 'setting-value'}>
          {children ?? value ?? phoneText.notSet}
        </span>
        {value && <CopyButton label={copyLabel} compact copy={() => copyText(value)} />}
      </dd>
    </div>
  )
}
