import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../../shared/errors.ts'
import { longestList } from '../../shared/lists/list-limits.ts'
import type { ExportProgress, ExportReport } from '../../shared/phones/phone-export.ts'
import type { PhoneFormatId } from '../../shared/phones/phone-models.ts'
import type { Phone, PhonePage } from '../../shared/phones/phones.ts'
import { savingFiles } from '../files/atomic-file.ts'
import { chooseFile, type FileChooser } from '../files/file-chooser.ts'
import type { LastSaved } from '../files/last-saved.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { throwIfEnded, type UnderWay } from '../under-way.ts'
import type { StartWork, Work } from '../window/long-work.ts'
import { ChunkedList } from './export/chunked-list.ts'
import { countSource, createDirectory, type ExportSource, onlyAllowed, planExport } from './export/export-list.ts'
import { exportToZip } from './export/export-phones.ts'
import { createPatience } from './export/patient-loader.ts'
import { mostListBytes } from './export/phone-list.ts'
import { defaultOptions } from './formats/phone-format.ts'
import { readPhoneAccount } from './phone-account.ts'

type ExportManyHandlers = Pick<
  Handlers,
  | 'phones.selectForExport'
  | 'phones.pasteForExport'
  | 'phones.openExportList'
  | 'phones.exportMany'
  | 'phones.resumeExport'
  | 'phones.cancelExport'
>

/** The shortest interval between progress events, in milliseconds. */
const progressPause = 100

/** Files for many phones in one zip, one export at a time. The list is dropped when the app locks. */
export function exportManyHandlers(
  session: SessionKeeper,
  chooser: FileChooser,
  emit: Emit,
  allows: (format: PhoneFormatId) => boolean,
  underWay: UnderWay,
  lastSaved: LastSaved,
  startWork: StartWork,
): ExportManyHandlers {
  const list = new ChunkedList()
  let source: ExportSource | null = null
  let running = new AbortController()
  let reauthentication = Promise.withResolvers<void>()

  const forget = () => {
    source = null
    list.forget()
  }

  /** A refused list replaces the previous one with none. An incomplete list is not read yet. */
  function counted(name: string, read: () => ExportSource | null) {
    source = null
    underWay.signal.addEventListener('abort', forget, { once: true })
    try {
      const given = read()
      const count = given === null ? { phones: 0, problems: 0, header: null } : countSource(given)
      source = given
      return { name, ...count }
    } catch (cause) {
      forget()
      throw cause
    }
  }

  return {
    'phones.selectForExport': async ({ selection, count, ...chunk }) =>
      counted('', () => list.selection(selection, count, chunk)),
    'phones.pasteForExport': async ({ text, of, ...chunk }) => counted('', () => list.text(text, of, chunk)),
    async 'phones.openExportList'() {
      const { signal } = underWay
      const path = await chooser.csv()
      if (path === null) return null
      const bytes = await readList(path)
      throwIfEnded(signal)
      return counted(basename(path), () => ({ kind: 'list', bytes }))
    },
    async 'phones.exportMany'({ format }) {
      const given = source
      if (given === null) throw new Failure({ code: 'not-found' })
      running.abort()
      running = new AbortController()
      const signal = AbortSignal.any([running.signal, underWay.signal])
      // Asked first: reading the phones takes many calls, which would be wasted if no place is chosen.
      const path = await chooseFile(chooser, 'phones.zip')
      throwIfEnded(signal)
      if (path === null) return null
      return inBackground(startWork, async (work) => {
        const tell = progressTeller(emit, work)
        const patient = createPatience({
          signal,
          onWaiting: (waiting) => tell({ waiting }),
          reauthenticated() {
            reauthentication = Promise.withResolvers()
            return reauthentication.promise
          },
        })
        const phones = await readAllPhones(session, patient, (done, total) =>
          tell({ phase: 'looking-up', done, total }),
        )
        const { rows, problems } = onlyAllowed(planExport(given, createDirectory(phones), format), allows)
        if (rows.length === 0) return { phones: 0, files: 0, problems }
        tell({ phase: 'exporting', done: 0, total: rows.length })
        const report = await savingFiles(() =>
          exportToZip(
            path,
            {
              rows,
              problems,
              signal,
              options: defaultOptions,
              load: (row) =>
                patient(() =>
                  session.authorized((token, adapter) => readPhoneAccount(adapter, token, row.phone, { ftp: false })),
                ),
              onProgress: (done, total) => tell({ phase: 'exporting', done, total }),
            },
            { overwrite: true },
          ),
        )
        if (report) lastSaved.keep(path, signal)
        return report
      })
    },
    async 'phones.resumeExport'() {
      reauthentication.resolve()
      return {}
    },
    async 'phones.cancelExport'() {
      running.abort()
      return {}
    },
  }
}

async function readList(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > mostListBytes) {
      throw new Failure({ code: 'validation', problems: [{ field: 'list', rule: 'too-large' }] })
    }
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure({ code: 'validation', problems: [{ field: 'list', rule: 'unreadable' }] })
  }
}

/**
 * Every phone of the account. An endless list is refused rather than cut, because missing phones would be reported as
 * unknown.
 */
export async function readAllPhones(
  session: Pick<SessionKeeper, 'authorized'>,
  patient: ReturnType<typeof createPatience>,
  onProgress: (done: number, total: number) => void,
): Promise<Phone[]> {
  const phones = new Map<string, Phone>()
  let cursor: string | null = null
  let came = 0
  let repeats = false
  do {
    const from: string | null = cursor
    const page: PhonePage = await patient(() =>
      session.authorized((token, adapter) => {
        const { host } = new URL(adapter.profile.url)
        if (repeats) throw new Failure({ code: 'portal-unexpected', host, what: 'a page of phones that came before' })
        if (came >= longestList) {
          throw new Failure({ code: 'portal-unexpected', host, what: `a list of more than ${longestList} phones` })
        }
        return offered(adapter.phones).list(token, from)
      }),
    )
    const before = phones.size
    for (const phone of page.phones) phones.set(phone.id, phone)
    onProgress(phones.size, Math.max(page.total, phones.size))
    // A portal that ignores the cursor would otherwise be read forever.
    repeats = page.next !== null && (page.next === cursor || (page.phones.length > 0 && phones.size === before))
    came += page.phones.length
    cursor = page.next
  } while (cursor !== null)
  return [...phones.values()]
}

/** Runs an export whose progress and end can be seen without the window. Nobody is told of one that was stopped. */
async function inBackground(
  startWork: StartWork,
  run: (work: Work) => Promise<ExportReport | null>,
): Promise<ExportReport | null> {
  const work = startWork()
  try {
    const report = await run(work)
    const counts = report && { saved: report.phones, failed: report.problems.length }
    work.end(counts && (({ exported }) => ({ title: exported.title, body: exported.body(counts) })))
    return report
  } catch (cause) {
    const wasStopped = cause instanceof Failure && cause.error.code === 'cancelled'
    work.end(wasStopped ? null : ({ notExported }) => notExported)
    throw cause
  }
}

/** Reports progress: a change of phase or of waiting at once, counts at a limited rate. */
function progressTeller(emit: Emit, work: Work): (part: Partial<ExportProgress>) => void {
  let progress: ExportProgress = { phase: 'looking-up', done: 0, total: 0, waiting: null }
  let told = 0
  return (part) => {
    const next = { ...progress, ...part }
    const counting = next.phase === progress.phase && next.waiting === progress.waiting && next.done < next.total
    progress = next
    if (counting && Date.now() - told < progressPause) return
    told = Date.now()
    emit('phones.exportProgress', progress)
    if (part.waiting?.for === 'reauthentication') work.wait(({ exportWaits }) => exportWaits)
    else if (next.phase === 'exporting') work.progress(next.done, next.total)
  }
}
