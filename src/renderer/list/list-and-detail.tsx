import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import './list-and-detail.css'

interface ListAndDetailProps {
  list: ComponentChildren
  /** Shown beside the list while nothing is chosen. */
  empty: ComponentChildren
  /** The details of what is chosen, with a button back to the list if only one of the two fits; null for nothing. */
  detail: ((onBack: () => void) => ComponentChildren) | null
  /** Called when the person goes back to the list. */
  onBack: () => void
}

/** A list beside the details of what is chosen from it; in a narrow window one replaces the other. */
export function ListAndDetail({ list, empty, detail, onBack }: ListAndDetailProps) {
  const columns = useRef<HTMLDivElement>(null)
  const isOpen = detail !== null
  const wasOpen = useRef(isOpen)
  // The focus was in the details that were closed, however the person went back.
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
