import { uiText } from 'text:ui'
import { portalName } from '../session/session-state.ts'
import './brand-mark.css'

/** The provider's initial on its accent colour; decorative, the name stands beside it. */
export function BrandMark({ size = 32, name = portalName.value || uiText.product }: { size?: number; name?: string }) {
  const initial = [...name.trim()][0] ?? ''
  return (
    <span
      class="provider-mark"
      style={{ width: `${size}px`, height: `${size}px`, fontSize: `${size * 0.47}px` }}
      aria-hidden="true"
    >
      {initial.toLocaleUpperCase()}
    </span>
  )
}
