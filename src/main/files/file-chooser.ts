import { extname } from 'node:path'
import type { NativeText } from 'text:native'
import type { BrowserWindow, Dialog, Shell } from 'electron'
import { exists } from './atomic-file.ts'

/** The system's own file dialogs, and its file manager. A dialog resolves with a full path, or null if the person chose none. */
export interface FileChooser {
  folder(): Promise<string | null>
  /** Where to save a file of the kind that the name's extension says; the dialog asks before a file is replaced. */
  save(suggested: string): Promise<string | null>
  csv(): Promise<string | null>
  /** Shows a file in its folder. */
  show(path: string): void
}

export function createFileChooser(
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  shell: Pick<Shell, 'showItemInFolder'>,
  window: BrowserWindow,
  text: () => NativeText['fileTypeText'],
): FileChooser {
  const open = async (options: Parameters<Dialog['showOpenDialog']>[0]) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
    return canceled ? null : (filePaths[0] ?? null)
  }
  return {
    show: (path) => shell.showItemInFolder(path),
    folder: () => open({ properties: ['openDirectory', 'createDirectory'] }),
    csv() {
      const { csv, any } = text()
      const lists = { name: csv, extensions: ['csv', 'tsv', 'txt'] }
      return open({ properties: ['openFile'], filters: [lists, { name: any, extensions: ['*'] }] })
    },
    async save(suggested) {
      const { zip, csv, spreadsheet, sound } = text()
      const names = new Map([
        ['zip', zip],
        ['csv', csv],
        ['xlsx', spreadsheet],
      ])
      const extension = extname(suggested).slice(1)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: suggested,
        filters: [{ name: names.get(extension) ?? sound, extensions: [extension] }],
        // Windows and macOS always ask.
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}

/**
 * Where to save a file, or null. Some systems omit the extension; if the name with it is taken, the dialog is shown
 * again with the full name, so that its question about replacing names the right file.
 */
export async function chooseFile(files: FileChooser, suggested: string): Promise<string | null> {
  const extension = extname(suggested)
  const chosen = await files.save(suggested)
  if (chosen === null || extname(chosen).toLowerCase() === extension) return chosen
  const completed = `${chosen}${extension}`
  return (await exists(completed)) ? chooseFile(files, completed) : completed
}
