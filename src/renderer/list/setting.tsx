import type { ComponentChildren } from 'preact'
import { copyText } from '../clipboard.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import './setting.css'

/** A line of its own; half of one; or where there is room, one line for an address and its shares, as port and transport. */
export type SettingWidth = 'line' | 'half' | 'address' | 'share'

interface SettingProps {
  label: string
  copyLabel: string
  /** What is copied; empty or null if there is nothing to copy. */
  value: string | null
  width?: SettingWidth
  /** What is shown instead of the value itself, e.g. words for one that is missing. */
  children?: ComponentChildren
}

/** One value among the details: its name, the value, and beside it a button that copies it exactly. */
export function Setting({ label, copyLabel, value, width = 'line', children }: SettingProps) {
  return (
    <div class={`setting setting-${width}`} data-menu="">
      <dt>{label}</dt>
      <dd>
        {children ? (
          <bdi class={value ? 'setting-value' : 'setting-value quiet'}>{children}</bdi>
        ) : (
          // A number or an address reads the same in every language.
          <bdi dir="ltr" class="setting-value">
            {value}
          </bdi>
        )}
        {value && <CopyButton label={copyLabel} compact copy={() => copyText(value)} />}
      </dd>
    </div>
  )
}
