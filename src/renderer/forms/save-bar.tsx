import { uiText } from 'text:ui'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import './save-bar.css'
import type { FormState } from './use-form.ts'

interface SaveBarProps {
  form: Pick<FormState<never>, 'dirty' | 'busy' | 'blocked'>
  /** The button that submits the form. */
  save: string
  onDiscard: () => void
  /** The outcome of the last submit, in the bar's place. */
  children?: ComponentChildren
}

/** The end of a form on a page: what was saved, and while something is unsaved, the buttons to save or discard it. It stays in sight. */
export function SaveBar({ form, save, onDiscard, children }: SaveBarProps) {
  const place = useRef<HTMLDivElement>(null)
  const shown = form.dirty.value || form.busy.value
  const discard = () => {
    onDiscard()
    // This button is about to go.
    place.current?.closest('form')?.querySelector<HTMLElement>('input:not([readonly])')?.focus()
  }
  return (
    <div ref={place} class="save-bar-place">
      {children}
      <div class={shown ? 'save-bar' : undefined}>
        <p role="status">{shown && uiText.unsaved}</p>
        {shown && (
          <>
            <Button kind="quiet" onClick={discard} aria-disabled={form.busy.value}>
              {uiText.discard}
            </Button>
            <Button kind="primary" type="submit" busy={form.busy.value} aria-disabled={form.blocked.value}>
              {save}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
