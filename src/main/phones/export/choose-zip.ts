import { extname } from 'node:path'
import { exists } from '../../files/atomic-file.ts'
import type { FileChooser } from '../../files/file-chooser.ts'

/**
 * Where to save a zip, or null. Some systems omit the extension; if the name with it is taken, the dialog is shown
 * again with the full name, so that its question about replacing names the right file.
 */
export async function chooseZip(files: FileChooser, suggested: string): Promise<string | null> {
  const chosen = await files.zip(suggested)
  if (chosen === null || extname(chosen).toLowerCase() === '.zip') return chosen
  const completed = `${chosen}.zip`
  return (await exists(completed)) ? chooseZip(files, completed) : completed
}
