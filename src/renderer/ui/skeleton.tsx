import { uiText } from 'text:ui'
import './skeleton.css'

interface SkeletonProps {
  /** How many lines to show. */
  lines?: number
  /** Height of one line of the expected content, in pixels. */
  lineHeight?: number
}

/** A placeholder for content being fetched. It appears after 300 ms, so that a quick answer shows none. */
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
