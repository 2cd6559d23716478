import { basename } from 'node:path'
import { Failure } from '../../shared/errors.ts'
import { parseMac } from '../../shared/mac-address.ts'
import type { ExportRequest, ExportSaved } from '../../shared/phone-export.ts'
import type { FileChooser } from '../files/file-chooser.ts'
import { savingFiles } from '../files/file-failure.ts'
import type { Handlers } from '../handlers.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { chooseZip } from './export/choose-zip.ts'
import { saveToFolder } from './export/save-to-folder.ts'
import { saveToZip } from './export/save-to-zip.ts'
import {
  type ConfigFile,
  defaultOptions,
  type ExportOptions,
  type FormatResult,
  type PhoneAccount,
} from './formats/phone-format.ts'
import { phoneFormatList, phoneFormats } from './formats/phone-formats.ts'
import { previewFiles } from './formats/preview.ts'
import { readPhoneAccount } from './phone-account.ts'

type ExportHandlers = Pick<
  Handlers,
  'phones.exportFamilies' | 'phones.previewExport' | 'phones.saveExport' | 'phones.replaceExport'
>

/** Files for one phone. Passwords are fetched for each call, before any dialog, and forgotten after it. */
export function exportHandlers(session: SessionKeeper, chooser: FileChooser): ExportHandlers {
  /** The folder in which files of those names were found, while the person makes up their mind. */
  let contested: { folder: string; phone: string } | null = null

  async function save(files: readonly ConfigFile[], folder: string, phone: string, overwrite: boolean) {
    const saved = await savingFiles(() => saveToFolder(files, folder, { overwrite }))
    contested = saved.ok ? null : { folder, phone }
    const place = basename(folder)
    return saved.ok
      ? ({ state: 'saved', names: saved.names, place } satisfies ExportSaved)
      : ({ state: 'exists', names: saved.exists, place } satisfies ExportSaved)
  }

  return {
    'phones.exportFamilies': async () => phoneFormatList(),
    async 'phones.previewExport'(request) {
      const { account, options } = await requested(session, request)
      const result = previewFiles(phoneFormats[request.format], account, options)
      return result.ok
        ? { state: 'files', files: result.files.map((file) => ({ name: file.name, text: textOf(file) })) }
        : { state: 'refused', refusal: result.refusal }
    },
    async 'phones.saveExport'({ as, ...request }) {
      contested = null
      const result = await filesFor(session, request)
      if (!result.ok) return { state: 'refused', refusal: result.refusal }
      const { files } = result
      if (as === 'folder') {
        const folder = await chooser.folder()
        return folder === null ? { state: 'cancelled' } : save(files, folder, request.phone, false)
      }
      const path = await chooseZip(chooser, `${request.format}-phone.zip`)
      if (path === null) return { state: 'cancelled' }
      await savingFiles(() => saveToZip(files, path))
      return { state: 'saved', names: files.map(({ name }) => name), place: basename(path) }
    },
    async 'phones.replaceExport'(request) {
      if (contested?.phone !== request.phone) throw new Failure({ code: 'refused' })
      const { folder } = contested
      const result = await filesFor(session, request)
      return result.ok ? save(result.files, folder, request.phone, true) : { state: 'refused', refusal: result.refusal }
    },
  }
}

/** The files that a person asked for, with the passwords in them, or why they cannot be written. */
export async function filesFor(session: SessionKeeper, request: ExportRequest): Promise<FormatResult> {
  const { account, options } = await requested(session, request)
  return phoneFormats[request.format].files(account, options)
}

async function requested(
  session: SessionKeeper,
  { phone, mac: written, ftp, password }: ExportRequest,
): Promise<{ account: PhoneAccount; options: ExportOptions }> {
  const mac = written === null ? null : parseMac(written)
  if (written !== null && mac === null) {
    throw new Failure({ code: 'validation', problems: [{ field: 'mac', rule: 'not-a-mac' }] })
  }
  const account = await session.authorized((token, provider) =>
    readPhoneAccount(provider, token, phone, { ftp, password }),
  )
  return { account: { ...account, mac: mac ?? account.mac }, options: { ...defaultOptions, ftp } }
}

function textOf({ content, mediaType }: ConfigFile): string {
  if (typeof content === 'string') return content
  const encoding = /charset=([\w-]+)/.exec(mediaType)?.[1] ?? 'utf-8'
  return new TextDecoder(encoding).decode(content)
}
