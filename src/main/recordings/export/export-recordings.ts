import { rm } from 'node:fs/promises'
import { savingFiles } from '../../files/atomic-file.ts'
import type { Ask } from '../ask.ts'
import { fetchSound } from '../fetch-sound.ts'
import type { Journal } from './journal.ts'
import type { RunningExport } from './running-export.ts'
import { saveAll } from './save-all.ts'
import { folderTarget, type Target, workFolder, zipTarget } from './target.ts'
import { walk } from './walk.ts'

interface ExportedRecordings {
  ask: Ask
  running: RunningExport
  journal: Journal
  /** The folder or the archive. */
  path: string
  /** For the portal; empty where it requires none. */
  reason: string
}

/** Exports the recordings of a journal's selection, and resolves with a path to show. Closes the journal. */
export async function exportRecordings({ ask, running, journal, path, reason }: ExportedRecordings): Promise<string> {
  const { as, selection } = journal.head
  const work = workFolder(as, path)
  const { patient, signal } = running
  let target: Target | null = null
  try {
    target = await savingFiles(() => (as === 'folder' ? folderTarget(path, journal) : zipTarget(path, work, journal)))
    await saveAll({
      calls: walk(ask, (request) => patient(request), selection),
      journal,
      target,
      work,
      patient,
      signal,
      fetch: (id, part, turn) => fetchSound(ask, { id, reason }, part, { signal: turn, keepPart: true }),
      onEntry: (entry) => running.countEntry(entry),
    })
    const shown = await savingFiles(target.finish)
    await journal.close()
    await rm(work, { recursive: true, force: true })
    return shown
  } catch (cause) {
    // What a folder holds by then can be checked by its manifest.
    if (running.isGivenUp && as === 'folder') await target?.finish().catch(() => undefined)
    await target?.leave().catch(() => undefined)
    await journal.close().catch(() => undefined)
    if (running.isGivenUp) await rm(work, { recursive: true, force: true }).catch(() => undefined)
    throw cause
  }
}
