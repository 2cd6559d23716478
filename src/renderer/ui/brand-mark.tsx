import './brand-mark.css'

/** A brand's initial on its accent colour; decorative, since the name is beside it. `size` is its edge length in pixels. */
export function BrandMark({ name, size }: { name: string; size: number }) {
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
