import { exportManyText } from 'text:phone-export'
import { useSignal } from '@preact/signals'
import { FileDown } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { PhoneColumn } from '../../../shared/phones/phone-columns.ts'
import type { Phone } from '../../../shared/phones/phones.ts'
import {
  type Choosing,
  type Chosen,
  noneChosen,
  type Shown,
  selectionParts,
  withIds,
  withoutIds,
  withShown,
} from '../../list/choosing.ts'
import { ChosenBar } from '../../list/chosen-bar.tsx'
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
  choosing: (shown: ShownPhones) => Choosing<Phone> | null
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
    choosing: (shown) =>
      readable
        ? {
            isOn: chosen.value !== null,
            has: ({ id }) => chosen.value?.ids.has(id) === true,
            choose(phones, isChosen) {
              const change = isChosen ? withIds : withoutIds
              const ids = phones.map(({ id }) => id)
              choose(change<PhoneColumn>(chosen.peek() ?? noneChosen, ids))
            },
            chooseAll: () => choose(withShown(chosen.peek() ?? noneChosen, shown())),
            refuseMany: () => undefined,
            end: () => choose(null),
          }
        : null,
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
          label={exportManyText.selected}
          count={exportManyText.selecting({ count: chosen.value.ids.size })}
          all={{
            label: exportManyText.selectAll,
            onChoose: () => choose(withShown(chosen.peek() ?? noneChosen, shown())),
          }}
          clear={exportManyText.stopSelecting}
          onEnd={() => choose(null)}
        >
          <Button
            kind="primary"
            aria-disabled={chosen.value.ids.size === 0}
            onClick={() => {
              const phones = chosen.peek() ?? noneChosen
              if (phones.ids.size === 0) return
              open.value = { shown: selected(withShown(noneChosen, shown())), chosen: selected(phones) }
            }}
          >
            {exportManyText.exportChosen}
          </Button>
        </ChosenBar>
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
