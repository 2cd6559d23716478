import type { PhoneFormatId } from '../../shared/phones/phone-models.ts'
import type { FileChooser } from '../files/file-chooser.ts'
import { LastSaved } from '../files/last-saved.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { throwIfEnded, type UnderWay } from '../under-way.ts'
import type { StartWork } from '../window/long-work.ts'

const names = [
  'phones.exportFamilies',
  'phones.previewExport',
  'phones.saveExport',
  'phones.replaceExport',
  'phones.selectForExport',
  'phones.pasteForExport',
  'phones.openExportList',
  'phones.exportMany',
  'phones.resumeExport',
  'phones.cancelExport',
  'phones.showExport',
  'phones.serveAddresses',
  'phones.serve',
  'phones.stopServing',
  'phones.softphoneCode',
] as const
type PhoneFileHandlers = Pick<Handlers, (typeof names)[number]>

/**
 * Everything that turns phones' settings into files. Formats, archives and servers are loaded on the first call,
 * because most runs of the app need none. `allows` decides which families policy allows.
 */
export function phoneFileHandlers(
  session: SessionKeeper,
  files: FileChooser,
  emit: Emit,
  allows: (format: PhoneFormatId) => boolean,
  underWay: UnderWay,
  startWork: StartWork,
): PhoneFileHandlers {
  let loading: ReturnType<typeof load> | null = null
  const saved = new LastSaved()

  async function load(): Promise<PhoneFileHandlers> {
    const [one, many, serving, softphone] = await Promise.all([
      import('./export-handlers.ts'),
      import('./export-many-handlers.ts'),
      import('./serve-handlers.ts'),
      import('./softphone-handlers.ts'),
    ])
    return {
      ...one.exportHandlers(session, files, allows, underWay, saved),
      ...many.exportManyHandlers(session, files, emit, allows, underWay, saved, startWork),
      ...serving.serveHandlers(session, emit, underWay),
      ...softphone.softphoneHandlers(session, underWay),
      async 'phones.showExport'() {
        files.show(saved.path)
        return {}
      },
    }
  }

  const later = (name: (typeof names)[number]) => async (input: never) => {
    const { signal } = underWay
    loading ??= load()
    const handlers = await loading
    throwIfEnded(signal)
    return handlers[name](input)
  }
  // Each name maps to the handler of that name.
  return Object.fromEntries(names.map((name) => [name, later(name)])) as unknown as PhoneFileHandlers
}
