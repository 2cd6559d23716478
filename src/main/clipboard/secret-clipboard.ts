import type { BrowserWindow, Clipboard, ClipboardItem } from 'electron'
import { Failure } from '../../shared/errors.ts'
import { secretLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import type { SecretClipboard } from '../dependencies.ts'

const systemFormat = (name: string) => `electron application/osclipboard;format="${name}"`

const zero = () => new Blob([new Uint8Array(4)])

/**
 * The formats that tell each system's clipboard history, cloud clipboard and clipboard managers to skip an entry:
 * Windows' formats (learn.microsoft.com, "Clipboard Formats", "Cloud Clipboard and Clipboard History Formats"),
 * nspasteboard.org on macOS, KDE's hint on Linux. Programs that ignore them still see the text.
 */
const confidential: Partial<Record<NodeJS.Platform, () => Record<string, Blob>>> = {
  win32: () => ({
    [systemFormat('ExcludeClipboardContentFromMonitorProcessing')]: zero(),
    [systemFormat('CanIncludeInClipboardHistory')]: zero(),
    [systemFormat('CanUploadToCloudClipboard')]: zero(),
  }),
  darwin: () => ({ [systemFormat('org.nspasteboard.ConcealedType')]: zero() }),
  linux: () => ({ [systemFormat('x-kde-passwordManagerHint')]: new Blob(['secret']) }),
}

export interface ClipboardDependencies {
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'write' | 'clear'>
  ClipboardItem: typeof ClipboardItem
  platform: NodeJS.Platform
  window: Pick<BrowserWindow, 'on'>
}

/**
 * The system's clipboard. Secrets are marked as such and cleared after 30 s if they are still there.
 *
 * Electron reports no failure: its promises resolve, and `clear` returns, even if another program holds the clipboard
 * open (Windows) or only the program in front may change it (GNOME on Wayland). Everything is therefore read back: text
 * that is not there was not copied, and a secret that is still there is cleared again later, at the latest when the
 * window gets the focus.
 */
export function createSecretClipboard({
  clipboard,
  ClipboardItem,
  platform,
  window,
}: ClipboardDependencies): SecretClipboard {
  let copied: { secret: string; isDue: boolean; clearing: NodeJS.Timeout } | undefined

  /** Null if the clipboard cannot be read, for example while another program holds it open. */
  const read = () => clipboard.readText().catch(() => null)
  const holds = async (text: string) => {
    const held = await read()
    return held !== null && unixLines(held) === unixLines(text)
  }

  const put = async (text: string, write: () => Promise<void>) => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await write().catch(() => undefined)
      if (await holds(text)) return forget()
    }
    throw new Failure({ code: 'cannot-copy' })
  }

  const forget = () => {
    clearTimeout(copied?.clearing)
    copied = undefined
  }

  const clearNow = async (except?: string) => {
    const meant = copied
    if (!meant || meant.secret === except) return
    meant.isDue = true
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const held = await read()
      // Copied again meanwhile, which started its own timer.
      if (copied !== meant) return
      if (held !== null && held !== meant.secret) return forget()
      if (held !== null && attempt < 2) clipboard.clear()
    }
    clearTimeout(meant.clearing)
    meant.clearing = setTimeout(clearNow, secretLifetimeMs)
  }

  const clearIfDue = () => {
    if (copied?.isDue) void clearNow()
  }
  window.on('focus', clearIfDue)
  // The last moment at which the app is in front.
  window.on('close', () => void clearNow())

  return {
    clearNow,
    copyText: (text) => put(text, () => clipboard.writeText(text)),
    async copySecret(secret) {
      const item = () => new ClipboardItem({ 'text/plain': secret, ...confidential[platform]?.() })
      await put(secret, () => clipboard.write([item()]))
      copied = { secret, isDue: false, clearing: setTimeout(clearNow, secretLifetimeMs) }
      return secretLifetimeMs
    },
  }
}

/** Systems convert text to their own line endings. */
const unixLines = (text: string) => text.replaceAll('\r\n', '\n')
