import { statfs } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { type AppError, Failure } from '../../../shared/errors.ts'
import { allowsDownloading, allowsExporting } from '../../../shared/recordings/policy.ts'
import { type ExportForm, isListAlone, type NewExport } from '../../../shared/recordings/recording-files.ts'
import type { Dependencies, Services } from '../../dependencies.ts'
import { savingFiles } from '../../files/atomic-file.ts'
import { chooseFile } from '../../files/file-chooser.ts'
import type { LastSaved } from '../../files/last-saved.ts'
import type { Handlers } from '../../ipc/dispatch.ts'
import { createSerialQueue } from '../../serial-queue.ts'
import { throwIfEnded, type UnderWay } from '../../under-way.ts'
import type { Ask } from '../ask.ts'
import { countSelection } from './count.ts'
import { exportList } from './export-list.ts'
import { exportRecordings } from './export-recordings.ts'
import type { Journal } from './journal.ts'
import { RunningExport } from './running-export.ts'
import { createUnfinishedExport } from './unfinished-export.ts'
import { walk } from './walk.ts'

type ExportHandlers = Pick<
  Handlers,
  | 'recordings.countExport'
  | 'recordings.chooseExportPlace'
  | 'recordings.startExport'
  | 'recordings.export'
  | 'recordings.pauseExport'
  | 'recordings.cancelExport'
  | 'recordings.exportProblems'
  | 'recordings.unfinishedExport'
  | 'recordings.resumeExport'
  | 'recordings.dropUnfinishedExport'
>

/** The exports of the signed-in person, one at a time. */
export interface Exports {
  handlers: ExportHandlers
  /** Nothing is asked of the portal while the app is locked; the export then continues. */
  setLocked(isLocked: boolean): void
  /** Ends an export that policy no longer allows. */
  applyPolicy(): void
  /** Ends an export that nobody will resume, and forgets about it. Resolves once it has ended. */
  giveUp(): Promise<void>
  /** Ends an export, which can be resumed later, and forgets about it. Resolves once it has ended. */
  interrupt(error: AppError): Promise<void>
}

type ExportsDependencies = Pick<
  Dependencies & Services,
  'session' | 'portal' | 'files' | 'emit' | 'settings' | 'startWork' | 'log' | 'policy'
> & { ask: Ask; saved: LastSaved; underWay: UnderWay }

/** Space that an export leaves free, in bytes. */
const spareSpace = 100_000_000

const suggested = { zip: 'recordings.zip', xlsx: 'calls.xlsx', csv: 'calls.csv' } as const

export function createExports(deps: ExportsDependencies): Exports {
  const { ask, portal, files, emit, settings, saved, underWay, policy } = deps
  const unfinished = createUnfinishedExport(deps)
  const inTurn = createSerialQueue()
  let chosen: { as: ExportForm; path: string; signal: AbortSignal } | null = null
  let current: RunningExport | null = null
  let ended = Promise.resolve()
  let isLocked = false

  const refuseWhileRunning = () => {
    if (current?.isRunning) throw new Failure({ code: 'conflict' })
  }

  /** Starts an export in the background; `steps` resolves with a path to show. */
  function run(as: ExportForm, path: string, total: number, steps: (running: RunningExport) => Promise<string>): void {
    const running = new RunningExport(deps, {
      as,
      place: basename(path),
      total,
      onChange(status) {
        // The page of a locked app may learn nothing about the account.
        if (current === running && !isLocked) emit('recordings.exportChanged', status)
      },
    })
    current = running
    running.setLocked(isLocked)
    ended = running.run(async () => saved.keep(await steps(running), underWay.signal))
  }

  function runRecordings(journal: Journal, path: string, reason: string): void {
    const { as, total } = journal.head
    run(as, path, total, async (running) => {
      try {
        const shown = await exportRecordings({ ask, running, journal, path, reason })
        unfinished.forget()
        return shown
      } catch (cause) {
        if (running.isGivenUp) unfinished.forget()
        throw cause
      }
    })
  }

  async function countsRecorded(): Promise<boolean> {
    const { capabilities } = await portal.adapter()
    return capabilities.recordings?.filters.includes('recorded') === true
  }

  async function start({ selection, as, reason, despiteSpace }: NewExport) {
    refuseWhileRunning()
    if (chosen?.as !== as || chosen.signal.aborted) throw new Failure({ code: 'refused' })
    const { path, signal } = chosen
    const { calls, bytes } = await countSelection(ask, selection, await countsRecorded())
    throwIfEnded(signal)
    const total = calls.count
    if (isListAlone(as)) {
      chosen = null
      run(as, path, total, (running) => {
        const rows = walk(ask, (request) => running.patient(request), selection)
        return savingFiles(() => exportList(as, path, rows, running.signal, (done) => running.countRow(done)))
      })
      return { state: 'started' as const }
    }
    const free = await freeSpace(path)
    if (!despiteSpace && free !== null && bytes + spareSpace > free) {
      return { state: 'no-space' as const, needed: bytes, free }
    }
    const { recordingNames: names } = settings.read()
    await ended
    const journal = await savingFiles(() => unfinished.start(as, path, { selection, names, total }))
    await closeIfEnded(journal, signal)
    chosen = null
    runRecordings(journal, path, reason)
    return { state: 'started' as const }
  }

  async function forget(how: (running: RunningExport) => void): Promise<void> {
    if (current) how(current)
    current = null
    chosen = null
    await ended
  }

  return {
    handlers: {
      'recordings.countExport': async ({ selection }) => countSelection(ask, selection, await countsRecorded()),
      async 'recordings.chooseExportPlace'({ as }) {
        const { signal } = underWay
        const path = as === 'folder' ? await files.folder() : await chooseFile(files, suggested[as])
        throwIfEnded(signal)
        if (path === null) return null
        chosen = { as, path, signal }
        return { place: basename(path), free: await freeSpace(path) }
      },
      'recordings.startExport': (wanted) => inTurn(() => start(wanted)),
      'recordings.export': async () => current?.status ?? null,
      async 'recordings.pauseExport'({ isPaused }) {
        current?.setPaused(isPaused)
        return {}
      },
      async 'recordings.cancelExport'() {
        current?.giveUp()
        return {}
      },
      'recordings.exportProblems': async () => ({
        problems: (current?.problems ?? []).map(({ id, start, caller, callee, direction, why }) => {
          const party = direction === 'inbound' ? caller : callee
          return { id, start, party: party?.name || party?.number || '', why: why ?? '' }
        }),
      }),
      async 'recordings.unfinishedExport'() {
        const left = current?.isRunning ? null : await unfinished.read()
        if (!left) return null
        const saved = [...left.entries.values()].filter(({ state }) => state === 'saved').length
        return { place: basename(left.path), saved, total: left.head.total }
      },
      'recordings.resumeExport': ({ reason }) =>
        inTurn(async () => {
          refuseWhileRunning()
          const { signal } = underWay
          await ended
          const opened = await savingFiles(unfinished.open)
          if (!opened) throw new Failure({ code: 'not-found' })
          await closeIfEnded(opened.journal, signal)
          runRecordings(opened.journal, opened.path, reason)
          return {}
        }),
      'recordings.dropUnfinishedExport': () =>
        inTurn(async () => {
          if (!current?.isRunning) await unfinished.dropMine()
          return {}
        }),
    },
    setLocked(locked) {
      isLocked = locked
      current?.setLocked(locked)
      if (current && !locked) emit('recordings.exportChanged', current.status)
    },
    applyPolicy() {
      if (!current) return
      const now = policy.current()
      const isAllowed = allowsExporting(now) && (isListAlone(current.status.as) || allowsDownloading(now))
      if (!isAllowed) current.interrupt({ code: 'managed' })
    },
    giveUp: () => forget((running) => running.giveUp()),
    interrupt: (error) => forget((running) => running.interrupt(error)),
  }
}

/** Throws `cancelled` once the signal is aborted; the journal is closed then. */
async function closeIfEnded(journal: Journal, signal: AbortSignal): Promise<void> {
  if (signal.aborted) await journal.close()
  throwIfEnded(signal)
}

/** What fits into the folder or beside the file, in bytes; null if the system does not say. */
async function freeSpace(path: string): Promise<number | null> {
  const found = (await statfs(path).catch(() => null)) ?? (await statfs(dirname(path)).catch(() => null))
  return found && found.bavail * found.bsize
}
