import { rm, statfs } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Failure } from '../../../shared/errors.ts'
import {
  type ExportForm,
  type ExportStatus,
  mostListedProblems,
  type NewExport,
  type Unfinished,
} from '../../../shared/recordings/keep.ts'
import type { Dependencies, Services } from '../../dependencies.ts'
import { savingFiles } from '../../files/atomic-file.ts'
import { chooseFile } from '../../files/file-chooser.ts'
import type { LastSaved } from '../../files/last-saved.ts'
import type { Handlers } from '../../ipc/dispatch.ts'
import { throwIfEnded, type UnderWay } from '../../under-way.ts'
import type { Work } from '../../window/long-work.ts'
import type { Ask } from '../ask.ts'
import { fetchSound } from '../fetch-sound.ts'
import { type Entry, type Journal, openJournal, startJournal } from './journal.ts'
import { exportList } from './list-file.ts'
import { createPatience, Gate, type Patient, type Waits } from './patience.ts'
import { runExport } from './run.ts'
import { folderTarget, type Target, workFolder, zipTarget } from './target.ts'
import { countSelection, walk } from './walk.ts'

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
  /** Nothing is sent or written while the app is locked; the export then continues. */
  setLocked(isLocked: boolean): void
  /** Ends an export because its session ends. */
  end(isResumable: boolean): void
}

type ExportsDependencies = Pick<
  Dependencies & Services,
  'session' | 'portal' | 'files' | 'emit' | 'settings' | 'startWork' | 'log'
> & {
  ask: Ask
  saved: LastSaved
  underWay: UnderWay
  waits?: Waits
}

/** The shortest interval between events, in milliseconds. */
const statusPause = 200
/** Space that an export leaves free, in bytes. */
const spareSpace = 100_000_000

interface Current {
  status: ExportStatus
  problems: Entry[]
  gate: Gate
  ending: AbortController
  /** How to end: as if it was cut off, or for good. */
  isResumable: boolean
}

export function createExports(deps: ExportsDependencies): Exports {
  const { ask, session, portal, files, emit, settings, startWork, saved, underWay } = deps
  let chosen: { as: ExportForm; path: string; signal: AbortSignal } | null = null
  let current: Current | null = null
  let isLocked = false
  let told = 0

  const isRunning = () => current !== null && ['running', 'waiting', 'paused'].includes(current.status.state)

  function change(of: Current, part: Partial<ExportStatus>): void {
    const isCount = part.state === undefined || part.state === of.status.state
    of.status = { ...of.status, ...part }
    // The page of a locked app may know nothing of the account.
    if (current !== of || isLocked || (isCount && Date.now() - told < statusPause)) return
    told = Date.now()
    emit('recordings.exportChanged', of.status)
  }

  function begin(as: ExportForm, path: string, total: number): Current {
    const gate = new Gate()
    gate.set('lock', isLocked)
    const place = basename(path)
    const counts = { done: 0, total, saved: 0, bytes: 0, without: 0, failed: 0 }
    current = {
      status: { state: 'running', as, place, ...counts, until: null, code: null },
      problems: [],
      gate,
      ending: new AbortController(),
      isResumable: false,
    }
    return current
  }

  /** Runs an export in the background; its end is in its status. */
  function inBackground(of: Current, run: (patient: Patient, work: Work) => Promise<string>): void {
    const work = startWork()
    const { signal } = of.ending
    const runningState = () => (of.gate.isHeld ? 'paused' : 'running')
    const patient = createPatience({
      gate: of.gate,
      signal,
      ...(deps.waits && { waits: deps.waits }),
      onWaiting: (until) => change(of, { state: until === null ? runningState() : 'waiting', until }),
    })
    const asked: Patient = (request) =>
      patient((turn) =>
        request(turn).finally(() => {
          // A refresh under way may have brought a token after the app was locked.
          if (isLocked) session.dropAccessTokens()
        }),
      )
    run(asked, work).then(
      (path) => {
        saved.keep(path, underWay.signal)
        settings.change({ unfinishedExport: null })
        change(of, { state: 'done' })
        const counts = { saved: of.status.saved, failed: of.status.failed }
        work.end(({ exported }) => ({ title: exported.title, body: exported.body(counts) }))
      },
      (cause: unknown) => {
        const code = cause instanceof Failure ? cause.error.code : 'internal'
        if (code === 'internal')
          deps.log.error('recordings.export', { fault: cause instanceof Error ? cause.name : '' })
        const wasEnded = signal.aborted
        if (wasEnded && !of.isResumable) settings.change({ unfinishedExport: null })
        change(of, wasEnded ? { state: 'cancelled' } : { state: 'stopped', code })
        work.end(wasEnded ? null : ({ notExported }) => notExported)
      },
    )
  }

  function startRecordings(of: Current, { as, path }: Unfinished, journal: Journal, reason: string): void {
    const folder = workFolder(as, path)
    inBackground(of, async (patient, work) => {
      let target: Target | null = null
      try {
        const into = await savingFiles(() =>
          as === 'folder' ? folderTarget(path, journal) : zipTarget(path, folder, journal),
        )
        target = into
        await runExport({
          calls: walk(ask, (request) => patient(request), journal.head.selection),
          journal,
          target: into,
          work: folder,
          patient,
          signal: of.ending.signal,
          fetch: (id, part, signal) => fetchSound(ask, { id, reason }, part, { signal, keepPart: true }),
          onEntry(entry) {
            const { state, bytes } = entry
            const { done, saved, without, failed, total, bytes: before } = of.status
            if (state === 'failed' && of.problems.length < mostListedProblems) of.problems.push(entry)
            change(of, {
              done: done + 1,
              total: Math.max(total, done + 1),
              saved: saved + (state === 'saved' ? 1 : 0),
              without: without + (state === 'none' ? 1 : 0),
              failed: failed + (state === 'failed' ? 1 : 0),
              bytes: before + (bytes ?? 0),
            })
            work.progress(of.status.done, of.status.total)
          },
        })
        const shown = await savingFiles(() => into.finish())
        target = null
        await journal.close()
        await rm(folder, { recursive: true, force: true })
        return shown
      } catch (cause) {
        const isGivenUp = of.ending.signal.aborted && !of.isResumable
        // What a folder holds by then can be checked by its manifest.
        if (isGivenUp && as === 'folder') await target?.finish().catch(() => undefined)
        await target?.leave().catch(() => undefined)
        await journal.close().catch(() => undefined)
        if (isGivenUp) await rm(folder, { recursive: true, force: true })
        throw cause
      }
    })
  }

  function remembered(): Unfinished | null {
    const { unfinishedExport: unfinished } = settings.read()
    const { id, account } = portal.connection() ?? {}
    return unfinished !== null && unfinished.connection === id && unfinished.account === account ? unfinished : null
  }

  async function start({ selection, as, names, reason, despiteSpace }: NewExport) {
    if (isRunning()) throw new Failure({ code: 'conflict' })
    if (chosen?.as !== as || chosen.signal.aborted) throw new Failure({ code: 'refused' })
    const { path, signal } = chosen
    const count = await countSelection(ask, selection, await countsRecorded())
    throwIfEnded(signal)
    if (as === 'xlsx' || as === 'csv') {
      const of = begin(as, path, count.calls.count)
      inBackground(of, (patient, work) =>
        savingFiles(() =>
          exportList(
            as,
            path,
            walk(ask, (request) => patient(request), selection),
            of.ending.signal,
            (done) => {
              change(of, { done, total: Math.max(of.status.total, done) })
              work.progress(done, of.status.total)
            },
          ),
        ),
      )
      return { state: 'started' as const }
    }
    const free = await freeSpace(path)
    if (!despiteSpace && free !== null && count.bytes + spareSpace > free) {
      return { state: 'no-space' as const, needed: count.bytes, free }
    }
    const { id: connection = '', account = '' } = portal.connection() ?? {}
    const total = count.calls.count
    const unfinished: Unfinished = { connection, account, as, path }
    const folder = workFolder(as, path)
    const journal = await savingFiles(async () => {
      // What an unfinished export left in the same folder is not fetched again.
      const before = as === 'folder' ? await openJournal(folder) : null
      await before?.close()
      const known = [...(before?.entries.values() ?? [])].filter(({ state }) => state === 'saved')
      return startJournal(folder, { version: 1, selection, as, names, total }, known)
    })
    throwIfEnded(signal)
    settings.change({ unfinishedExport: unfinished })
    startRecordings(begin(as, path, total), unfinished, journal, reason)
    return { state: 'started' as const }
  }

  const countsRecorded = async () => {
    const { capabilities } = await portal.adapter()
    return capabilities.recordings?.filters.includes('recorded') === true
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
      'recordings.startExport': async (asked) =>
        start({ ...asked, names: asked.names ?? settings.read().recordingNames }),
      'recordings.export': async () => current?.status ?? null,
      async 'recordings.pauseExport'({ isPaused }) {
        if (!current || !isRunning()) return {}
        current.gate.set('person', isPaused)
        change(current, { state: isPaused ? 'paused' : 'running', until: null })
        return {}
      },
      async 'recordings.cancelExport'() {
        current?.ending.abort()
        return {}
      },
      'recordings.exportProblems': async () => ({
        problems: (current?.problems ?? []).map(({ id, start, caller, callee, direction, why }) => {
          const { name, number } = direction === 'inbound' ? caller : callee
          return { id, start, party: name || number, why: why ?? '' }
        }),
      }),
      async 'recordings.unfinishedExport'() {
        const unfinished = isRunning() ? null : remembered()
        const journal = unfinished && (await openJournal(workFolder(unfinished.as, unfinished.path)))
        if (!unfinished || !journal) return null
        await journal.close()
        const saved = [...journal.entries.values()].filter(({ state }) => state === 'saved').length
        return { place: basename(unfinished.path), saved, total: journal.head.total }
      },
      async 'recordings.resumeExport'({ reason }) {
        if (isRunning()) throw new Failure({ code: 'conflict' })
        const unfinished = remembered()
        const journal = unfinished && (await openJournal(workFolder(unfinished.as, unfinished.path)))
        if (!unfinished || !journal) throw new Failure({ code: 'not-found' })
        startRecordings(begin(unfinished.as, unfinished.path, journal.head.total), unfinished, journal, reason)
        return {}
      },
      async 'recordings.dropUnfinishedExport'() {
        const unfinished = isRunning() ? null : remembered()
        if (!unfinished) return {}
        settings.change({ unfinishedExport: null })
        await rm(workFolder(unfinished.as, unfinished.path), { recursive: true, force: true })
        return {}
      },
    },
    setLocked(locked) {
      isLocked = locked
      if (!current || !isRunning()) return
      current.gate.set('lock', locked)
      change(current, { state: current.gate.isHeld ? 'paused' : 'running', until: null })
    },
    end(isResumable) {
      if (!current) return
      current.isResumable = isResumable
      current.ending.abort()
      if (!isRunning()) current = null
    },
  }
}

const suggested = { zip: 'recordings.zip', xlsx: 'calls.xlsx', csv: 'calls.csv' } as const

/** What fits into the folder or beside the file, in bytes; null if the system does not say. */
async function freeSpace(path: string): Promise<number | null> {
  const found = (await statfs(path).catch(() => null)) ?? (await statfs(dirname(path)).catch(() => null))
  return found && found.bavail * found.bsize
}
