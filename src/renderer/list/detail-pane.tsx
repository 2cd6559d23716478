import { ArrowLeft } from 'lucide'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import './detail-pane.css'

/** Whether the person asked to go on into the details, and has done nothing since. */
export const Entering = createContext<{ readonly current: boolean }>({ current: false })

interface DetailPaneProps {
  /** The title; absent while the details load. */
  title: string | undefined
  backLabel: string
  /** Absent if there is no list to go back to. */
  onBack: (() => void) | undefined
  /** Buttons in the title's line. */
  actions?: ComponentChildren
  /** The content below the title. */
  header?: ComponentChildren
  children: ComponentChildren
}

/** The details of what was chosen from a list. Takes the focus if it was entered, or replaced the list. */
export function DetailPane({ title, backLabel, onBack, actions, header, children }: DetailPaneProps) {
  const article = useRef<HTMLElement>(null)
  const back = useRef<HTMLDivElement>(null)
  // If the details replaced the list, the focus was on the list and would be lost.
  const entering = useContext(Entering)
  useEffect(() => {
    if (entering.current || back.current?.offsetParent) article.current?.focus()
  }, [entering])
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
        {title && (
          <div class="detail-pane-title">
            <h2>{title}</h2>
            {actions && <div class="detail-pane-actions">{actions}</div>}
          </div>
        )}
        {header}
      </header>
      {children}
    </article>
  )
}
