import { uiText } from 'text:ui'
import './skeleton.css'

interface SkeletonProps {
  /** How many lines to hint at. */
  lines?: number
  /** Height of one line in pixels: that of what will come. */
  lineHeight?: number
}

/** The outline of what is being fetched. Appears after 300 ms, so that a quick answer shows none. */
export function Skeleton({ lines = 3, lineHeight = 20 }: SkeletonProps) {
  return (
    <div class="skeleton patient" role="status">
      <span class="visually-hidden">{uiText.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="skeleton-line" style={{ height: `${lineHeight}px` }} />
      ))}
    </div>
  )
}
