import { rm } from 'node:fs/promises'
import type { Unfinished } from '../../../shared/recordings/recording-files.ts'
import type { Dependencies, Services } from '../../dependencies.ts'
import { type Journal, type JournalHead, openJournal, type ReadJournal, readJournal, startJournal } from './journal.ts'
import { workFolder } from './target.ts'

const workOf = ({ as, path }: Unfinished) => workFolder(as, path)

/** The one export of recordings that is not finished; the settings say whose it is and where, its journal all else. */
export function createUnfinishedExport({ settings, portal }: Pick<Dependencies & Services, 'settings' | 'portal'>) {
  const mine = () => {
    const { id: connection = '', account = '' } = portal.connection() ?? {}
    return { connection, account }
  }

  /** Null if there is none, or it is another person's. */
  function find(): Unfinished | null {
    const { unfinishedExport: unfinished } = settings.read()
    const { connection, account } = mine()
    return unfinished?.connection === connection && unfinished.account === account ? unfinished : null
  }

  const forget = () => settings.change({ unfinishedExport: null })

  /** Removes what only resuming could use, whoever's it is: half an archive holds recordings. */
  async function drop(): Promise<void> {
    const { unfinishedExport: unfinished } = settings.read()
    if (!unfinished) return
    forget()
    await rm(workOf(unfinished), { recursive: true, force: true }).catch(() => undefined)
  }

  return {
    /** What the journal says, and where the export was going; null if there is nothing to resume. */
    async read(): Promise<(ReadJournal & Pick<Unfinished, 'path'>) | null> {
      const unfinished = find()
      const journal = unfinished && (await readJournal(workOf(unfinished)))
      return journal && { ...journal, path: unfinished.path }
    },
    /** Starts another one instead. What this one left in the same folder is not fetched again. */
    async start(as: Unfinished['as'], path: string, head: Omit<JournalHead, 'version' | 'as'>): Promise<Journal> {
      const work = workFolder(as, path)
      const before = as === 'folder' ? await readJournal(work) : null
      const known = [...(before?.entries.values() ?? [])].filter(({ state }) => state === 'saved')
      await drop()
      const journal = await startJournal(work, { version: 1, as, ...head }, known)
      settings.change({ unfinishedExport: { ...mine(), as, path } })
      return journal
    },
    /** Opens it to continue; null if there is nothing to resume. */
    async open(): Promise<{ journal: Journal; path: string } | null> {
      const unfinished = find()
      const journal = unfinished && (await openJournal(workOf(unfinished)))
      return journal && { journal, path: unfinished.path }
    },
    forget,
    async dropMine(): Promise<void> {
      if (find()) await drop()
    },
  }
}
