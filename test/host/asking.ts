import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type Electron from 'electron'
import { BrowserWindow } from './browser-window.ts'
import { chromium } from './runtime.ts'

/**
 * Asks for a path in a visible window, if there is one: Chromium offers no other native dialog.
 *
 * @param parent what main gave the dialog as its window.
 * @returns undefined if no window is visible; null if the person chose nothing.
 */
export async function askForPath(
  parent: unknown,
  { title, properties = [], defaultPath = '' }: Electron.OpenDialogOptions | Electron.SaveDialogOptions,
  saves: boolean,
): Promise<string | null | undefined> {
  if (!chromium().visible || !(parent instanceof BrowserWindow)) return undefined
  const isFolder = (properties as string[]).includes('openDirectory')
  const question = title ?? (saves ? 'Save as:' : isFolder ? 'Folder:' : 'File:')
  const { webContents } = parent
  const target = await webContents.opened
  // In an isolated world, because the page may have replaced `prompt`.
  const { executionContextId } = await target.send('Page.createIsolatedWorld', { frameId: webContents.mainFrame.id })
  const expression = `prompt(${JSON.stringify(question)}, ${JSON.stringify(resolve(homedir(), defaultPath))})`
  const { result } = await target.send('Runtime.evaluate', { expression, contextId: executionContextId })
  return typeof result.value === 'string' && result.value !== '' ? resolve(homedir(), result.value) : null
}
