import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isRightToLeft } from '../ui/direction.ts'
import './splitter.css'

interface SplitterProps {
  label: string
  /** The width of what stands before it now, and its limits; pixels. */
  measure: () => { width: number; least: number; most: number }
  /** The width that was chosen; undefined for the usual one. */
  width: number | undefined
  /** Called with the width, null for the usual one, and whether the person has let go. */
  onMove: (width: number | null, isDone: boolean) => void
}

/** How far an arrow moves it, in pixels. */
const step = 16

/** Divides two panes, and is moved by pointer or arrows; Home and End lead to its limits, Enter back to the usual place. */
export function Splitter({ label, measure, width, onMove }: SplitterProps) {
  const [now, setNow] = useState({ width: 0, least: 0, most: 0 })
  const dragged = useRef<{ from: number; width: number } | null>(null)
  const moveTo = (wanted: number, isDone: boolean) => {
    const { least, most } = measure()
    onMove(Math.round(Math.min(Math.max(wanted, least), most)), isDone)
  }
  // What screen readers are told is where it stands, not where it was wanted.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when it was moved.
  useLayoutEffect(() => setNow(measure()), [width])
  const towards = isRightToLeft() ? -1 : 1

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; this is the window splitter of the ARIA Authoring Practices.
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(now.width)}
      aria-valuemin={now.least}
      aria-valuemax={Math.max(now.least, now.most)}
      tabIndex={0}
      onKeyDown={(event) => {
        const { width, least, most } = measure()
        const places: Record<string, number | null> = {
          ArrowLeft: width - step * towards,
          ArrowRight: width + step * towards,
          Home: least,
          End: most,
          Enter: null,
        }
        const place = places[event.key]
        if (place === undefined) return
        event.preventDefault()
        if (place === null) onMove(null, true)
        else moveTo(place, true)
      }}
      onDblClick={() => onMove(null, true)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        dragged.current = { from: event.clientX, width: measure().width }
      }}
      onPointerMove={(event) => {
        const drag = dragged.current
        if (drag) moveTo(drag.width + (event.clientX - drag.from) * towards, false)
      }}
      onLostPointerCapture={(event) => {
        const drag = dragged.current
        dragged.current = null
        if (drag && event.clientX !== drag.from) moveTo(measure().width, true)
      }}
    />
  )
}
