import { writeFile } from 'node:fs/promises'
import type { NativeText } from 'text:native'
import type { BrowserWindow, Dialog, Shell } from 'electron'
import { savingFiles } from '../files/atomic-file.ts'
import type { OwnText } from '../language/native-text.ts'
import type { Report, ReportDependencies } from './report.ts'

/** Asks in the system's dialog where to save a text file. */
export function chooseTextFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BrowserWindow,
  text: () => NativeText['fileTypeText'],
) {
  return async (suggested: string): Promise<string | null> => {
    const filters = [{ name: text().text, extensions: ['txt'] }]
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: suggested, filters })
    return canceled || filePath === '' ? null : filePath
  }
}

/**
 * Writes a report where the person chooses. Resolves with the path, or null if they chose none. Rejects with
 * `cannot-save`.
 */
export async function saveReport(
  makeReport: () => Promise<Report>,
  choose: (suggested: string) => Promise<string | null>,
): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10)
  const path = await choose(`call-record-portal-diagnostics-${day}.txt`)
  if (path === null) return null
  const { text } = await makeReport()
  await savingFiles(() => writeFile(path, text, { mode: 0o600 }))
  return path
}

/**
 * Returns a function that saves a report where the person chooses and shows it in its folder; it resolves with false if
 * they chose no place. The checks are loaded on first use.
 *
 * @param describe gives what to report on; called once a place was chosen
 */
export function createSaveDiagnostics(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  shell: Pick<Shell, 'showItemInFolder'>,
  window: BrowserWindow,
  text: Pick<OwnText, 'current'>,
  describe: () => ReportDependencies,
): () => Promise<boolean> {
  const makeReport = async () => (await import('./report.ts')).makeReport(describe())
  return async () => {
    const path = await saveReport(
      makeReport,
      chooseTextFile(dialog, window, () => text.current().fileTypeText),
    )
    if (path !== null) shell.showItemInFolder(path)
    return path !== null
  }
}
