import { exportManyText } from 'text:phone-export'
import { useSignal } from '@preact/signals'
import { FileDown } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { PhoneColumn } from '../../../shared/phones/phone-columns.ts'
import type { Phone } from '../../../shared/phones/phones.ts'
import { type Choosing, type Chosen, noneChosen, type Shown, selectionParts, withShown } from '../../list/choosing.ts'
import type { LocalRows } from '../../list/local-rows.ts'
import { capabilities, start } from '../../session/session-state.ts'
import { Button } from '../../ui/button.tsx'
import { lazy } from '../../ui/lazy.tsx'
import './list-export.css'
import type { SelectedPhones } from './send-list.ts'

const ExportMany = lazy(
  () => import('./export-many.tsx').then((module) => module.ExportMany),
  () => null,
)

type ShownPhones = () => Shown<PhoneColumn>

/** What the list of phones needs for an export of many phones. */
export interface ListExport {
  choosing: Choosing<PhoneColumn> | null
  actions: (shown: ShownPhones) => ComponentChildren
  bar: (shown: ShownPhones) => ComponentChildren
  dialog: ComponentChildren
}

/** The export of many phones from the list, if the portal gives out their passwords. */
export function useListExport(store: LocalRows<Phone, PhoneColumn>): ListExport {
  const chosen = useSignal<Chosen<PhoneColumn> | null>(null)
  const open = useSignal<{ shown: SelectedPhones; chosen: SelectedPhones | null } | null>(null)
  const readable = capabilities.value?.phones?.sip === 'readable' && !start.value?.forbidden.includes('export')
  const { state, loaded } = store.loading.value
  const hasNothing = loaded === 0 && state !== 'idle' && state !== 'loading'
  const choose = (next: Chosen<PhoneColumn> | null) => {
    chosen.value = next
  }
  const selected = (phones: Chosen<PhoneColumn>): SelectedPhones => ({
    count: phones.ids.size,
    parts: () => selectionParts(phones, store.index, store.loading.peek().state === 'complete'),
  })
  const close = () => {
    open.value = null
  }
  return {
    choosing: chosen.value && { chosen: chosen.value, onChange: choose },
    actions: (shown) =>
      readable &&
      !hasNothing &&
      chosen.value === null && (
        <Button
          icon={FileDown}
          onClick={() => {
            open.value = { shown: selected(withShown(noneChosen, shown())), chosen: null }
          }}
        >
          <span class="list-export-label">{exportManyText.open}</span>
        </Button>
      ),
    bar: (shown) =>
      chosen.value && (
        <ChosenBar
          chosen={chosen.value}
          onAll={() => choose(withShown(chosen.value ?? noneChosen, shown()))}
          onStop={() => choose(null)}
          onExport={(phones) => {
            open.value = { shown: selected(withShown(noneChosen, shown())), chosen: selected(phones) }
          }}
        />
      ),
    dialog: open.value && (
      <ExportMany
        {...open.value}
        onChoose={() => {
          choose(chosen.value ?? noneChosen)
          close()
        }}
        onClose={close}
      />
    ),
  }
}

interface ChosenBarProps {
  chosen: Chosen<PhoneColumn>
  onAll: () => void
  onStop: () => void
  onExport: (chosen: Chosen<PhoneColumn>) => void
}

/** The number of chosen phones, and the actions on them. */
function ChosenBar({ chosen, onAll, onStop, onExport }: ChosenBarProps) {
  return (
    <div class="chosen-bar">
      <span role="status">{exportManyText.selecting({ count: chosen.ids.size })}</span>
      <Button kind="quiet" onClick={onAll}>
        {exportManyText.selectAll}
      </Button>
      <Button kind="quiet" onClick={onStop}>
        {exportManyText.stopSelecting}
      </Button>
      <Button kind="primary" aria-disabled={chosen.ids.size === 0} onClick={() => onExport(chosen)}>
        {exportManyText.exportChosen}
      </Button>
    </div>
  )
}
