import { recordingHoldText } from 'text:recording-care'
import { newExportText } from 'text:recording-export'
import { chosenCallsText } from 'text:recordings'
import { useSignal } from '@preact/signals'
import { FileDown, Lock } from 'lucide'
import { useEffect } from 'preact/hooks'
import { mostIdsAtOnce } from '../../shared/lists/list-limits.ts'
import { ChosenBar } from '../list/chosen-bar.tsx'
import { announce } from '../ui/announce.tsx'
import { Button } from '../ui/button.tsx'
import { lazy } from '../ui/lazy.tsx'
import type { AccountRecordings } from './account-recordings.ts'
import { mayHoldMany } from './care/rights.ts'
import { mayExport } from './keep/rights.ts'

const ExportDialog = lazy(
  () => import('./keep/export-dialog.tsx').then((module) => module.ExportDialog),
  () => null,
)
const HoldManyDialog = lazy(
  () => import('./care/hold-many-dialog.tsx').then((module) => module.HoldManyDialog),
  () => null,
)

/** Whether anything can be done here with many calls. */
export const mayChoose = () => mayExport() || mayHoldMany()

/** How many calls are chosen, in the place of the filters, and what can be done with them. */
export function ChosenCallsBar({ recordings }: { recordings: AccountRecordings }) {
  const { chosen, pages } = recordings
  const open = useSignal<'export' | 'hold' | null>(null)
  const { total, hasAll, isFull } = chosen
  const full = isFull ? chosenCallsText.full({ most: mostIdsAtOnce }) : null
  useEffect(() => {
    if (full) announce(full)
  }, [full])
  const listed = pages.listed.value
  const isNone = total.count === 0
  const close = () => {
    open.value = null
  }
  return (
    <div class="recording-tools-chosen" data-pane>
      <ChosenBar
        label={chosenCallsText.label}
        count={total.isExact ? chosenCallsText.count({ count: total.count }) : chosenCallsText.atLeast(total)}
        all={listed && !hasAll ? { label: allWords(listed.total), onChoose: () => chosen.chooseAll() } : null}
        clear={chosenCallsText.clear}
        onEnd={() => chosen.end()}
      >
        {mayExport() && (
          <Button
            icon={FileDown}
            aria-disabled={isNone}
            onClick={() => {
              open.value = 'export'
            }}
          >
            {newExportText.open}
          </Button>
        )}
        {mayHoldMany() && (
          <Button
            icon={Lock}
            aria-disabled={isNone}
            onClick={() => {
              open.value = 'hold'
            }}
          >
            {recordingHoldText.open}
          </Button>
        )}
      </ChosenBar>
      {full && <p class="recording-tools-full">{full}</p>}
      {open.value === 'export' && <ExportDialog selection={chosen.selection} total={total} onClose={close} />}
      {open.value === 'hold' && (
        <HoldManyDialog
          selection={chosen.selection}
          total={total}
          onChanged={() => recordings.noteChange()}
          onClose={(isDone) => {
            close()
            if (isDone) chosen.end()
          }}
        />
      )}
    </div>
  )
}

const allWords = ({ count, isExact }: { count: number; isExact: boolean }) =>
  isExact ? chosenCallsText.all({ count }) : chosenCallsText.allAtLeast
