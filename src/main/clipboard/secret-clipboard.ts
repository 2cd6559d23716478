import type { Clipboard, ClipboardItem } from 'electron'
import type { SecretClipboard } from '../handler-parts.ts'

/** How long a copied secret stays, in milliseconds. */
const staysMs = 30_000

const systemFormat = (name: string) => `electron application/osclipboard;format="${name}"`

const zero = () => new Blob([new Uint8Array(4)])

/**
 * What tells each system's clipboard history, cloud and managers to pass over an entry:
 * Windows' formats (learn.microsoft.com, "Clipboard Formats", "Cloud Clipboard and Clipboard
 * History Formats"), nspasteboard.org on macOS, KDE's hint on Linux. Whoever ignores them still
 * sees the text.
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

export interface ClipboardParts {
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'write' | 'clear'>
  ClipboardItem: typeof ClipboardItem
  platform: NodeJS.Platform
}

/** The system's clipboard, marking secrets as such and clearing them after 30 s if they are still there. */
export function createSecretClipboard({ clipboard, ClipboardItem, platform }: ClipboardParts): SecretClipboard {
  let copied: { secret: string; clearing: NodeJS.Timeout } | undefined

  const forget = () => {
    clearTimeout(copied?.clearing)
    const secret = copied?.secret
    copied = undefined
    return secret
  }

  const clearNow = async () => {
    const secret = forget()
    // A clipboard that another program holds fast cannot be read; there is nothing more to do then.
    const held = secret === undefined ? undefined : await clipboard.readText().catch(() => undefined)
    if (held !== undefined && held === secret) clipboard.clear()
  }

  return {
    clearNow,
    async copyText(text) {
      await clipboard.writeText(text)
      forget()
    },
    async copySecret(secret) {
      await clipboard.write([new ClipboardItem({ 'text/plain': secret, ...confidential[platform]?.() })])
      forget()
      copied = { secret, clearing: setTimeout(() => void clearNow(), staysMs) }
      return staysMs
    },
  }
}
