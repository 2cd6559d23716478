import { runningExportText } from 'text:recording-export'
import type { ExportStatus } from '../../../shared/recordings/recording-files.ts'
import { describeError } from '../../errors/describe-error.ts'
import { formatBytes } from '../../i18n/format.ts'
import { formatRemaining } from '../../ui/clock.ts'
import { useRemaining } from '../../ui/countdown.tsx'
import { exportTimeLeft, type UnfinishedExport } from './running-export.ts'

/** What an export is doing or has done, in a line. */
export function ExportWords({ status }: { status: ExportStatus }) {
  const { state, as, place, done, total, saved, without, failed, until, error } = status
  const isList = as === 'xlsx' || as === 'csv'
  switch (state) {
    case 'running':
      return <Progress status={status} isList={isList} />
    case 'waiting':
      return <Waiting done={done} total={total} until={until ?? 0} />
    case 'paused':
      return <>{runningExportText.paused({ done, total })}</>
    case 'cancelled':
      return <>{runningExportText.cancelled}</>
    case 'stopped':
      return <>{runningExportText.stopped({ done, total, why: describeError(error ?? { code: 'internal' }).title })}</>
    case 'done':
      if (isList) return <>{runningExportText.listed({ calls: done, place })}</>
      return (
        <>
          {runningExportText.done({ saved, failed, place })}{' '}
          {without > 0 && <span class="quiet">{runningExportText.without({ count: without })}</span>}
        </>
      )
  }
}

/** What an earlier run of the app has left. */
export function UnfinishedWords({ unfinished: { place, saved, total } }: { unfinished: UnfinishedExport }) {
  return <>{runningExportText.unfinished({ place, saved, total })}</>
}

function Progress({ status: { done, total, bytes }, isList }: { status: ExportStatus; isList: boolean }) {
  const left = exportTimeLeft.value
  const { exporting, exportingFor, listing, listingFor } = runningExportText
  const time = left === null ? null : leftWords(left)
  const size = formatBytes(bytes)
  if (isList) return <>{time === null ? listing({ done, total }) : listingFor({ done, total, time })}</>
  return <>{time === null ? exporting({ done, total, size }) : exportingFor({ done, total, size, time })}</>
}

function Waiting({ done, total, until }: { done: number; total: number; until: number }) {
  return <>{runningExportText.waiting({ done, total, time: formatRemaining(useRemaining(until)) })}</>
}

/** "about 20 min"; takes milliseconds. */
export function leftWords(left: number): string {
  const { soon, minutes, hours } = runningExportText.left
  const count = Math.round(left / 60_000)
  if (count < 1) return soon
  return count < 100 ? minutes({ count }) : hours({ count: Math.round(count / 60) })
}
