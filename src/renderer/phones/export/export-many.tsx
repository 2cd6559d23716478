import { exportManyText, listRuleText } from 'text:phone-export'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AppError, Result } from '../../../shared/errors.ts'
import type { ExportList, ExportProgress, ExportReport, PhoneFormatInfo } from '../../../shared/phones/phone-export.ts'
import { phoneFormatIds } from '../../../shared/phones/phone-models.ts'
import { call, listen } from '../../bridge.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { askToReauthenticate } from '../../session/reauthenticate.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ChooseSource } from './choose-source.tsx'
import { ExportRunning } from './export-running.tsx'
import { FoundList } from './found-list.tsx'
import './phone-export.css'
import { Report } from './export-report.tsx'
import { PasteList } from './paste-list.tsx'
import { type SelectedPhones, sendSelection } from './send-list.ts'

interface ExportManyProps {
  /** The phones that the list shows now; null if all phones share one login and are identified by MAC address. */
  shown: SelectedPhones | null
  /** Phones chosen in the list; null if none have been chosen. */
  chosen: SelectedPhones | null
  /** Goes back to the list to choose phones there. */
  onChoose?: () => void
  onClose: () => void
}

type Step =
  | { step: 'source' }
  | { step: 'list'; list: ExportList }
  | { step: 'running' }
  | { step: 'done'; report: ExportReport }

const atStart: ExportProgress = { phase: 'looking-up', done: 0, total: 0, waiting: null }

/** Files for many phones: which phones, a preview, then one zip with progress, Cancel and a report. */
export function ExportMany({ shown, chosen, onChoose, onClose }: ExportManyProps) {
  const step = useSignal<Step>({ step: 'source' })
  const families = useSignal<readonly PhoneFormatInfo[]>([])
  const progress = useSignal(atStart)
  const error = useSignal<AppError | null>(null)
  const cancelled = useSignal(false)

  useEffect(() => {
    void call('phones.exportFamilies', {}).then((answer) => {
      if (answer.ok) families.value = answer.value
    })
    const stopHearing = listen('phones.exportProgress', (told) => {
      const asks = told.waiting?.for === 'reauthentication' && progress.value.waiting?.for !== 'reauthentication'
      progress.value = told
      if (asks) {
        void askToReauthenticate().then((proved) => call(proved ? 'phones.resumeExport' : 'phones.cancelExport', {}))
      }
    })
    return () => {
      stopHearing()
      void call('phones.cancelExport', {})
    }
  }, [families, progress])
  // If the phones were chosen in the list, there is nothing left to ask.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen does not change while this is open.
  useEffect(() => {
    if (chosen) void take(() => sendSelection(chosen))
  }, [])

  async function take(give: () => Promise<Result<ExportList | null>>): Promise<void> {
    error.value = null
    cancelled.value = false
    const answer = await give()
    if (!answer.ok) error.value = answer.error
    else if (answer.value) step.value = { step: 'list', list: answer.value }
  }

  async function start(list: ExportList, format: string): Promise<void> {
    error.value = null
    cancelled.value = false
    progress.value = atStart
    step.value = { step: 'running' }
    const answer = await call('phones.exportMany', { format: phoneFormatIds.find((id) => id === format) ?? null })
    if (answer.ok && answer.value) step.value = { step: 'done', report: answer.value }
    else {
      step.value = { step: 'list', list }
      if (answer.ok) return
      if (answer.error.code === 'cancelled') cancelled.value = true
      else error.value = answer.error
    }
  }

  const content = () => {
    const now = step.value
    switch (now.step) {
      case 'source':
        return shown ? (
          <ChooseSource shown={shown} onTake={(give) => void take(give)} onChoose={onChoose} onClose={onClose} />
        ) : (
          <PasteList of="macs" onTake={(give) => void take(give)} onBack={onClose} />
        )
      case 'list':
        return (
          <FoundList
            list={now.list}
            sharedLogin={shown === null}
            families={families.value}
            onBack={() => {
              step.value = { step: 'source' }
            }}
            onStart={(format) => void start(now.list, format)}
          />
        )
      case 'running':
        return <ExportRunning progress={progress.value} onCancel={() => void call('phones.cancelExport', {})} />
      case 'done':
        return <Report report={now.report} onClose={onClose} />
    }
  }
  return (
    <Dialog
      wide
      title={exportManyText.title}
      step={exportManyText.steps[step.value.step]}
      onClose={step.value.step === 'running' ? undefined : onClose}
    >
      <div class="phone-export">
        {error.value && <ListError error={error.value} />}
        {cancelled.value && (
          <Notice kind="info">
            <p>{exportManyText.cancelled}</p>
          </Notice>
        )}
        {content()}
      </div>
    </Dialog>
  )
}

/** What was wrong with a list as a whole. */
const listRules = new Map<string, string>(Object.entries(listRuleText))

function ListError({ error }: { error: AppError }) {
  const rule = error.code === 'validation' ? listRules.get(error.problems[0]?.rule ?? '') : undefined
  return rule === undefined ? (
    <ErrorNotice error={error} />
  ) : (
    <Notice kind="error">
      <p>{rule}</p>
    </Notice>
  )
}
