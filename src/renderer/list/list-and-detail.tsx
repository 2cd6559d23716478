import { listsText } from 'text:lists'
import type { ComponentChildren } from 'preact'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'
import type { ListName } from '../../shared/lists/list-place.ts'
import { oneAtATime } from '../routes.ts'
import { isRightToLeft } from '../ui/direction.ts'
import './list-and-detail.css'
import { Entering } from './detail-pane.tsx'
import { keepListWidth, listWidths, readListWidths } from './list-width.ts'
import { hasNothing, type RowSource } from './row-source.ts'
import { Splitter } from './splitter.tsx'

interface ListAndDetailProps {
  /** Under which the width of the list is kept. */
  name: ListName
  store: Pick<RowSource<never, never>, 'loading'>
  /** The list; `onEnter` moves the focus on to the details. */
  list: (onEnter: () => void) => ComponentChildren
  /** Shown beside the list while nothing is chosen. */
  empty: ComponentChildren
  /** The details of what is chosen, with a button back to the list if only one of the two fits; null for nothing. */
  detail: ((onBack: () => void) => ComponentChildren) | null
  /** Called when the person goes back to the list. */
  onBack: () => void
}

/** Below this width, in pixels, one replaces the other; below the other, the list keeps too little room. */
const widthForBoth = 760
const leastWidth = 280
const mostWidth = 720
const leastDetail = 340

/** A list beside the details of what is chosen from it; where there is no room for both, one replaces the other. */
export function ListAndDetail({ name, store, list, empty, detail, onBack }: ListAndDetailProps) {
  const columns = useRef<HTMLDivElement>(null)
  const isOpen = detail !== null
  const wasOpen = useRef(isOpen)
  const isAlone = hasNothing(store.loading.value)
  const toList = useCallback(() => columns.current?.querySelector<HTMLElement>('[role=grid]')?.focus(), [])

  useLayoutEffect(() => {
    const element = columns.current
    if (!element) return undefined
    const measure = () => {
      oneAtATime.value = element.offsetWidth > 0 && element.offsetWidth < widthForBoth
    }
    measure()
    void readListWidths()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  /** The details of the row that was entered may come later, in place of those of the row before. */
  const entering = useRef(false)
  // The focus was in the details that were closed, however the person went back.
  useLayoutEffect(() => {
    const closed = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (closed && document.activeElement === document.body) toList()
  }, [isOpen, toList])

  const enter = () => {
    entering.current = true
    columns.current?.querySelector<HTMLElement>('.detail-pane')?.focus()
  }
  const stopEntering = () => {
    entering.current = false
  }
  const goBack = (event: KeyboardEvent) => {
    if (!leadsBack(event)) return
    event.preventDefault()
    if (oneAtATime.peek()) onBack()
    else toList()
  }
  const width = listWidths.value[name]
  return (
    <div
      ref={columns}
      class="list-and-detail"
      data-list={name}
      data-chosen={detail ? '' : undefined}
      data-alone={isAlone ? '' : undefined}
      data-one={oneAtATime.value ? '' : undefined}
      style={{ '--list-width': width === undefined ? undefined : `${width}px` }}
      onKeyDownCapture={stopEntering}
      onPointerDownCapture={stopEntering}
    >
      {list(enter)}
      {!isAlone && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys lead back to the list; the button does for a pointer.
        <div class="list-and-detail-detail" data-pane onKeyDown={goBack}>
          {detail ? <Entering.Provider value={entering}>{detail(onBack)}</Entering.Provider> : empty}
        </div>
      )}
      {!isAlone && !oneAtATime.value && (
        // Last, so that it is no tab stop between the two.
        <Splitter
          label={listsText.splitter}
          measure={() => ({
            width: columns.current?.firstElementChild?.getBoundingClientRect().width ?? leastWidth,
            least: leastWidth,
            most: Math.min(mostWidth, (columns.current?.offsetWidth ?? 0) - leastDetail),
          })}
          width={width}
          onMove={(next, isDone) => keepListWidth(name, next, isDone)}
        />
      )}
    </div>
  )
}

/** Escape, and the arrow towards the list; not where they mean something to what has the focus. */
function leadsBack(event: KeyboardEvent): boolean {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event
  if (defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return false
  if (key !== 'Escape' && key !== (isRightToLeft() ? 'ArrowRight' : 'ArrowLeft')) return false
  // Escape closes what is open first, e.g. an explanation.
  if (document.querySelector('[popover=auto]:popover-open')) return false
  return target instanceof Element && target.closest('dialog, input, textarea, select') === null
}
