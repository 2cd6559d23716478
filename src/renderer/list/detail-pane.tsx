import { ArrowLeft } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import './detail-pane.css'

interface DetailPaneProps {
  /** Whose details; not known yet while they load. */
  title: string | undefined
  backLabel: string
  /** Absent where there is no list to go back to. */
  onBack: (() => void) | undefined
  /** What stands below the title. */
  header?: ComponentChildren
  children: ComponentChildren
}

/** What was chosen from a list. Takes the focus where it took the list's place. */
export function DetailPane({ title, backLabel, onBack, header, children }: DetailPaneProps) {
  const article = useRef<HTMLElement>(null)
  const back = useRef<HTMLDivElement>(null)
  // Where this took the list's place, the focus was on the list and would be lost.
  useEffect(() => {
    if (back.current?.offsetParent) article.current?.focus()
  }, [])
  return (
    <article ref={article} class="detail-pane" aria-label={title} tabIndex={-1}>
      <header class="detail-pane-header">
        {onBack && (
          <div ref={back} class="back-to-list">
            <Button kind="quiet" icon={ArrowLeft} onClick={onBack}>
              {backLabel}
            </Button>
          </div>
        )}
        {title && <h2>{title}</h2>}
        {header}
      </header>
      {children}
    </article>
  )
}
