import type { Dependencies, Services } from '../dependencies.ts'
import { LastSaved } from '../files/last-saved.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { throwIfEnded, UnderWay } from '../under-way.ts'
import type { Ask } from './ask.ts'
import type { Exports } from './export/exports.ts'

const names = [
  'recordings.download',
  'recordings.cancelDownload',
  'recordings.countExport',
  'recordings.chooseExportPlace',
  'recordings.startExport',
  'recordings.export',
  'recordings.pauseExport',
  'recordings.cancelExport',
  'recordings.exportProblems',
  'recordings.unfinishedExport',
  'recordings.resumeExport',
  'recordings.dropUnfinishedExport',
] as const

type FileHandlers = Pick<
  Handlers,
  (typeof names)[number] | 'recordings.showSaved' | 'recordings.names' | 'recordings.keepNames'
>

/** What is shared with the hooks of the feature. */
export interface RecordingFiles {
  handlers: FileHandlers
  /** Ends downloads. */
  endDownloads(): void
  /** The export, once the first one was asked for. */
  exports(): Exports | null
  setLocked(isLocked: boolean): void
}

/** Saving recordings as files. Loaded on the first call, because most runs of the app save none. */
export function recordingFiles(
  deps: Pick<
    Dependencies & Services,
    'session' | 'portal' | 'files' | 'emit' | 'settings' | 'startWork' | 'log' | 'policy'
  > & { ask: Ask },
): RecordingFiles {
  const { ask, files, emit, settings } = deps
  const underWay = new UnderWay()
  /** Apart: a download while an export runs does not take its place. */
  const saved = { download: new LastSaved(), export: new LastSaved() }
  let isLocked = false
  let exports: Exports | null = null
  let loading: ReturnType<typeof load> | null = null

  async function load() {
    const [one, many] = await Promise.all([import('./download-handlers.ts'), import('./export/exports.ts')])
    exports = many.createExports({ ...deps, saved: saved.export, underWay })
    exports.setLocked(isLocked)
    const keptNames = () => settings.read().recordingNames
    return {
      ...one.downloadHandlers({ ask, files, emit, underWay, saved: saved.download, names: keptNames }),
      ...exports.handlers,
    }
  }

  const later = (name: (typeof names)[number]) => async (input: never) => {
    const { signal } = underWay
    loading ??= load()
    const handlers = await loading
    throwIfEnded(signal)
    return handlers[name](input)
  }

  return {
    handlers: {
      // Each name maps to the handler of that name.
      ...(Object.fromEntries(names.map((name) => [name, later(name)])) as unknown as FileHandlers),
      async 'recordings.showSaved'({ by }) {
        files.show(saved[by].path)
        return {}
      },
      'recordings.names': async () => ({ names: settings.read().recordingNames }),
      async 'recordings.keepNames'({ names }) {
        settings.change({ recordingNames: names })
        return {}
      },
    },
    endDownloads: () => underWay.end(),
    exports: () => exports,
    setLocked(locked) {
      isLocked = locked
      exports?.setLocked(locked)
    },
  }
}
