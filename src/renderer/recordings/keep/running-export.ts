import { effect, signal } from '@preact/signals'
import type { ExportStatus, unfinishedExportSchema } from '../../../shared/recordings/recording-files.ts'
import { call, listen } from '../../bridge.ts'
import { sessionKey } from '../../session/session-state.ts'
import { Pace } from './pace.ts'

export type UnfinishedExport = NonNullable<ReturnType<typeof unfinishedExportSchema.parse>>

/** The export under way or the last one; null if there is none, or the person has closed its notice. */
export const exportStatus = signal<ExportStatus | null>(null)

/** How long the export will take, in milliseconds; null while that cannot be told. */
export const exportTimeLeft = signal<number | null>(null)

/** The export that can be resumed; null if there is none, or it was put off. */
export const unfinishedExport = signal<UnfinishedExport | null>(null)

const pace = new Pace()
/** Changes with whatever makes an answer that is still under way out of date. */
let version = 0
/** Whether the person has closed the notice of how the last export ended. */
let isClosed = false

effect(() => {
  if (!sessionKey.value) return
  version++
  isClosed = false
  pace.reset()
  exportStatus.value = null
  exportTimeLeft.value = null
  unfinishedExport.value = null
})

export const isUnderWay = ({ state }: ExportStatus) => state === 'running' || state === 'waiting' || state === 'paused'

/** Whether an export is under way. */
export const isExporting = () => exportStatus.value !== null && isUnderWay(exportStatus.value)

/** Follows the export. Returns a function that stops this. */
export function followExport(): () => void {
  void readExport()
  return listen('recordings.exportChanged', (status) => {
    take(status)
    if (!isUnderWay(status)) void readUnfinished()
  })
}

/** Reads what is known of an export, after one was started or the page was loaded. */
export async function readExport(): Promise<void> {
  const asked = version
  const answer = await call('recordings.export', {})
  if (asked === version && answer.ok && answer.value) take(answer.value)
  await readUnfinished()
}

async function readUnfinished(): Promise<void> {
  const session = sessionKey.peek()
  const answer = await call('recordings.unfinishedExport', {})
  if (session === sessionKey.peek()) unfinishedExport.value = answer.ok ? answer.value : null
}

/** Closes the notice of how the export ended, or of one that was not finished, until the next session. */
export function closeExportNotice(): void {
  isClosed = true
  exportStatus.value = null
  unfinishedExport.value = null
}

function take(status: ExportStatus): void {
  version++
  const isEnd = !isUnderWay(status)
  if (!isEnd) isClosed = false
  if (status.state === 'running') pace.add(performance.now(), status.done)
  else pace.reset()
  exportTimeLeft.value = pace.left(status.total)
  exportStatus.value = isEnd && isClosed ? null : status
}
