import type { NativeText } from 'text:native'
import type { BrowserWindow, Dialog, Shell } from 'electron'

/** The system's own file dialogs, and its file manager. A dialog resolves with a full path, or null if the person chose none. */
export interface FileChooser {
  folder(): Promise<string | null>
  /** Where to save a zip; the dialog itself asks before an existing file is replaced. */
  zip(suggested: string): Promise<string | null>
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
    async zip(suggested) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: suggested,
        filters: [{ name: text().zip, extensions: ['zip'] }],
        // Windows and macOS always ask.
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      return canceled || filePath === '' ? null : filePath
    },
  }
}
