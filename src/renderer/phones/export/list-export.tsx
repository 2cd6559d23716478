import { exportManyText } from 'text:phone-export'
import { useSignal } from '@preact/signals'
import { FileDown } from 'lucide'
import type { ComponentChildren } from 'preact'
import { type Choosing, withAll } from '../../list/choosing.ts'
import { capabilities, start } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { lazy } from '../../ui/lazy.tsx'
import './list-export.css'

const ExportMany = lazy(
  () => import('./export-many.tsx').then((module) => module.ExportMany),
  () => null,
)

type Shown = () => string[]

/** What the list of phones needs to export many of them. */
export interface ListExport {
  choosing: Choosing | null
  actions: (shown: Shown) => ComponentChildren
  bar: (shown: Shown) => ComponentChildren
  dialog: ComponentChildren
}

/** Exporting many phones from the list, where the portal gives out their passwords. */
export function useListExport(): ListExport {
  const chosen = useSignal<ReadonlySet<string> | null>(null)
  const open = useSignal<{ shown: string[]; chosen: string[] | null } | null>(null)
  const readable = capabilities.value?.phones?.sip === 'readable' && !start.value?.forbidden.includes('export')
  const choose = (next: ReadonlySet<string> | null) => {
    chosen.value = next
  }
  const close = () => {
    open.value = null
  }
  return {
    choosing: chosen.value && { chosen: chosen.value, onChange: choose },
    actions: (shown) =>
      readable &&
      chosen.value === null && (
        <Button
          icon={FileDown}
          onClick={() => {
            open.value = { shown: shown(), chosen: null }
          }}
        >
          <span class="list-export-label">{exportManyText.open}</span>
        </Button>
      ),
    bar: (shown) =>
      chosen.value && (
        <ChosenBar
          chosen={chosen.value}
          onAll={() => choose(withAll(chosen.value ?? new Set(), shown()))}
          onStop={() => choose(null)}
          onExport={(ids) => {
            open.value = { shown: shown(), chosen: ids }
          }}
        />
      ),
    dialog: open.value && (
      <ExportMany
        {...open.value}
        onChoose={() => {
          choose(chosen.value ?? new Set())
          close()
        }}
        onClose={close}
      />
    ),
  }
}

interface ChosenBarProps {
  chosen: ReadonlySet<string>
  onAll: () => void
  onStop: () => void
  onExport: (ids: string[]) => void
}

/** How many phones are chosen, and what to do with them. */
function ChosenBar({ chosen, onAll, onStop, onExport }: ChosenBarProps) {
  return (
    <div class="chosen-bar">
      <span role="status">{exportManyText.selecting({ count: chosen.size })}</span>
      <Button kind="quiet" onClick={onAll}>
        {exportManyText.selectAll}
      </Button>
      <Button kind="quiet" onClick={onStop}>
        {exportManyText.stopSelecting}
      </Button>
      <Button kind="primary" aria-disabled={chosen.size === 0} onClick={() => onExport([...chosen])}>
        {exportManyText.exportChosen}
      </Button>
    </div>
  )
}
