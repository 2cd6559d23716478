import { basename, join } from 'node:path'
import { Failure } from '../../shared/errors.ts'
import { parseMac } from '../../shared/phones/mac-address.ts'
import type { ExportRequest, ExportSaved } from '../../shared/phones/phone-export.ts'
import type { PhoneFormatId } from '../../shared/phones/phone-models.ts'
import { savingFiles } from '../files/atomic-file.ts'
import { chooseFile, type FileChooser } from '../files/file-chooser.ts'
import type { LastSaved } from '../files/last-saved.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { throwIfEnded, type UnderWay } from '../under-way.ts'
import { saveToFolder } from './export/save-to-folder.ts'
import { saveToZip } from './export/zip-archive.ts'
import {
  type ConfigFile,
  defaultOptions,
  type ExportOptions,
  type FormatResult,
  type PhoneAccount,
} from './formats/phone-format.ts'
import { phoneFormatList, phoneFormats, previewFiles } from './formats/phone-formats.ts'
import { readPhoneAccount } from './phone-account.ts'

type ExportHandlers = Pick<
  Handlers,
  'phones.exportFamilies' | 'phones.previewExport' | 'phones.saveExport' | 'phones.replaceExport'
>

/** Files that already exist in the folder chosen for this request, about which the person is asked. */
interface Contested {
  folder: string
  request: string
  names: readonly string[]
  signal: AbortSignal
}

/**
 * Files for one phone. Passwords are fetched for each call, after any dialog, and not kept. Families that policy
 * forbids are not offered.
 */
export function exportHandlers(
  session: SessionKeeper,
  chooser: FileChooser,
  allows: (format: PhoneFormatId) => boolean,
  underWay: UnderWay,
  lastSaved: LastSaved,
): ExportHandlers {
  let contested: Contested | null = null

  async function save(folder: string, request: ExportRequest, agreed: readonly string[], signal: AbortSignal) {
    const result = await filesFor(session, request)
    if (!result.ok) return { state: 'refused' as const, refusal: result.refusal }
    throwIfEnded(signal)
    const saved = await savingFiles(() => saveToFolder(result.files, folder, { replace: agreed }))
    contested = saved.ok ? null : { folder, request: identityOf(request), names: [...agreed, ...saved.exists], signal }
    if (saved.ok && saved.names[0] !== undefined) lastSaved.keep(join(folder, saved.names[0]), signal)
    const place = basename(folder)
    return saved.ok
      ? ({ state: 'saved', names: saved.names, place } satisfies ExportSaved)
      : ({ state: 'exists', names: saved.exists, place } satisfies ExportSaved)
  }

  return {
    'phones.exportFamilies': async () => phoneFormatList().filter(({ id }) => allows(id)),
    async 'phones.previewExport'(request) {
      const { account, options } = await requested(session, request)
      const result = previewFiles(phoneFormats[request.format], account, options)
      return result.ok
        ? { state: 'files', files: result.files.map((file) => ({ name: file.name, text: textOf(file) })) }
        : { state: 'refused', refusal: result.refusal }
    },
    async 'phones.saveExport'({ as, ...request }) {
      const { signal } = underWay
      contested = null
      typedMac(request)
      if (as === 'folder') {
        const folder = await chooser.folder()
        throwIfEnded(signal)
        return folder === null ? { state: 'cancelled' } : save(folder, request, [], signal)
      }
      const path = await chooseFile(chooser, `${request.format}-phone.zip`)
      throwIfEnded(signal)
      if (path === null) return { state: 'cancelled' }
      const result = await filesFor(session, request)
      if (!result.ok) return { state: 'refused', refusal: result.refusal }
      throwIfEnded(signal)
      const { files } = result
      await savingFiles(() => saveToZip(files, path))
      lastSaved.keep(path, signal)
      return { state: 'saved', names: files.map(({ name }) => name), place: basename(path) }
    },
    async 'phones.replaceExport'(request) {
      if (contested?.request !== identityOf(request) || contested.signal.aborted) throw new Failure({ code: 'refused' })
      const { folder, names, signal } = contested
      return save(folder, request, names, signal)
    },
  }
}

/** What must match between the question and its answer; the password is left out so that it is not kept. */
const identityOf = ({ phone, format, mac, ftp }: ExportRequest) => JSON.stringify([phone, format, mac, ftp])

/** The requested files with their passwords, or why they cannot be written. */
export async function filesFor(session: SessionKeeper, request: ExportRequest): Promise<FormatResult> {
  const { account, options } = await requested(session, request)
  return phoneFormats[request.format].files(account, options)
}

async function requested(
  session: SessionKeeper,
  request: ExportRequest,
): Promise<{ account: PhoneAccount; options: ExportOptions }> {
  const mac = typedMac(request)
  const { phone, ftp, password } = request
  const account = await session.authorized((token, adapter) =>
    readPhoneAccount(adapter, token, phone, { ftp, password }),
  )
  return { account: { ...account, mac: mac ?? account.mac }, options: { ...defaultOptions, ftp } }
}

/** The MAC address that the person typed, or null to use the portal's. */
function typedMac({ mac: written }: ExportRequest): string | null {
  const mac = written === null ? null : parseMac(written)
  if (written === null || mac !== null) return mac
  throw new Failure({ code: 'validation', problems: [{ field: 'mac', rule: 'not-a-mac' }] })
}

function textOf({ content, mediaType }: ConfigFile): string {
  if (typeof content === 'string') return content
  const encoding = /charset=([\w-]+)/.exec(mediaType)?.[1] ?? 'utf-8'
  return new TextDecoder(encoding).decode(content)
}
