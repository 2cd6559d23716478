import type { PhoneFormatId } from '../../shared/phone-models.ts'
import type { FileChooser } from '../files/file-chooser.ts'
import type { Emit, Handlers } from '../handlers.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

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
  'phones.serveAddresses',
  'phones.serve',
  'phones.stopServing',
  'phones.softphoneCode',
] as const
type PhoneFileHandlers = Pick<Handlers, (typeof names)[number]>

/**
 * Everything that turns phones' settings into files. Formats, archives and servers are loaded with the first call:
 * most runs of the app make none. `allows` tells which families the organisation leaves. `stop` ends what is under way, as at the end of a session.
 */
export function phoneFileHandlers(
  session: SessionKeeper,
  files: FileChooser,
  emit: Emit,
  allows: (format: PhoneFormatId) => boolean,
): { handlers: PhoneFileHandlers; stop: () => void } {
  let loading: ReturnType<typeof load> | null = null

  async function load() {
    const [one, many, serving, softphone] = await Promise.all([
      import('./export-handlers.ts'),
      import('./export-many-handlers.ts'),
      import('./serve-handlers.ts'),
      import('./softphone-handlers.ts'),
    ])
    const exporting = many.exportManyHandlers(session, files, emit, allows)
    const server = serving.serveHandlers(session, emit)
    const handlers: PhoneFileHandlers = {
      ...one.exportHandlers(session, files),
      ...exporting.handlers,
      ...server.handlers,
      ...softphone.softphoneHandlers(session),
    }
    const stop = () => {
      exporting.cancel()
      void server.stop()
    }
    return { handlers, stop }
  }

  const later = (name: (typeof names)[number]) => async (input: never) => {
    loading ??= load()
    return (await loading).handlers[name](input)
  }
  return {
    // Each name stands for the handler of that name.
    handlers: Object.fromEntries(names.map((name) => [name, later(name)])) as unknown as PhoneFileHandlers,
    stop: () => void loading?.then(({ stop }) => stop()),
  }
}
