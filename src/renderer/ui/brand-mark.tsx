import { useState } from 'preact/hooks'
import { brandProperties } from './brand-colors.ts'
import './brand-mark.css'

interface BrandMarkProps {
  name: string
  /** Its edge length in pixels. */
  size: number
  /** The brand's colour as `#rrggbb`, where it may differ from the page's. */
  accent?: string
  /** The address of the brand's own drawing. */
  mark?: string | null | undefined
}

/** Drawings that were on the screen before: they are there at once, and the initial does not flash up first. */
const drawn = new Set<string>()

/** A brand's mark, or its initial on its colour until there is one; decorative, since the name is beside it. */
export function BrandMark({ name, size, accent, mark }: BrandMarkProps) {
  const [loaded, setLoaded] = useState<string | null>(null)
  const initial = [...name.trim()][0] ?? ''
  const isDrawn = mark && (loaded === mark || drawn.has(mark))
  return (
    <span
      class={isDrawn ? 'brand-mark' : 'brand-mark brand-mark-initial'}
      style={{
        ...(accent && brandProperties(accent)),
        width: `${size}px`,
        height: `${size}px`,
        fontSize: `${size * 0.47}px`,
      }}
      aria-hidden="true"
    >
      {!isDrawn && initial.toLocaleUpperCase()}
      {mark && (
        <img
          src={mark}
          alt=""
          hidden={!isDrawn}
          decoding="sync"
          onLoad={() => {
            drawn.add(mark)
            setLoaded(mark)
          }}
          onError={() => {
            drawn.delete(mark)
            setLoaded(null)
          }}
        />
      )}
    </span>
  )
}
