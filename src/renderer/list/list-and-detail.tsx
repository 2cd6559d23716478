import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import './list-and-detail.css'

interface ListAndDetailProps {
  list: ComponentChildren
  /** What stands beside the list while nothing is chosen. */
  empty: ComponentChildren
  /** What is chosen, with the way back to the list where only one of the two has room; null for nothing. */
  detail: ((onBack: () => void) => ComponentChildren) | null
  /** The person goes back to the list. */
  onBack: () => void
}

/** A list beside what is chosen from it; on a narrow window one takes the place of the other. */
export function ListAndDetail({ list, empty, detail, onBack }: ListAndDetailProps) {
  const columns = useRef<HTMLDivElement>(null)
  const isOpen = detail !== null
  const wasOpen = useRef(isOpen)
  // The focus was in what has been closed, whichever way the person went back.
  useLayoutEffect(() => {
    const closed = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (closed && document.activeElement === document.body) {
      columns.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
    }
  }, [isOpen])
  return (
    <div ref={columns} class="list-and-detail" data-chosen={detail ? '' : undefined}>
      {list}
      <div class="list-and-detail-detail">{detail ? detail(onBack) : empty}</div>
    </div>
  )
}
