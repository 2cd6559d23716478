import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ClipboardParts, createSecretClipboard } from '../../../src/main/clipboard/secret-clipboard.ts'

/** A clipboard item as Electron 44 and later make it: what was written, by MIME type. */
class FakeClipboardItem {
  readonly items: Record<string, unknown>
  constructor(items: Record<string, unknown>) {
    this.items = items
  }
}

function systemClipboard(platform: NodeJS.Platform = 'linux') {
  let held: Record<string, unknown> = {}
  let jammed = false
  const check = async () => {
    if (jammed) throw new Error('held fast')
  }
  const clipboard = {
    readText: () => check().then(() => String(held['text/plain'] ?? '')),
    writeText: (text: string) => check().then(() => put(text)),
    write: (items: FakeClipboardItem[]) =>
      check().then(() => {
        held = items[0]?.items ?? {}
      }),
    clear: () => {
      held = {}
    },
  }
  const put = (text: string) => {
    held = { 'text/plain': text }
  }
  // Of Electron's clipboard and its items only what the app uses is there.
  const parts = { clipboard, ClipboardItem: FakeClipboardItem, platform } as unknown as ClipboardParts
  const jam = () => {
    jammed = true
  }
  return { own: createSecretClipboard(parts), put, jam, held: () => held, text: () => held['text/plain'] }
}

const secret = crypto.randomUUID()

describe('a copied secret', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('leaves the clipboard after 30 seconds', async () => {
    const { own, text } = systemClipboard()
    expect(await own.copySecret(secret)).toBe(30_000)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(text()).toBe(secret)
    await vi.advanceTimersByTimeAsync(1)
    expect(text()).toBeUndefined()
  })

  it('leaves it when it is told to, as on quitting', async () => {
    const { own, text } = systemClipboard()
    await own.copySecret(secret)
    await own.clearNow()
    expect(text()).toBeUndefined()
  })

  it('gets its whole time again when it is copied again', async () => {
    const { own, text } = systemClipboard()
    await own.copySecret(secret)
    await vi.advanceTimersByTimeAsync(20_000)
    await own.copySecret(secret)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(text()).toBe(secret)
    await vi.advanceTimersByTimeAsync(1)
    expect(text()).toBeUndefined()
  })

  it('takes nothing with it that was copied since, elsewhere or here', async () => {
    const elsewhere = systemClipboard()
    await elsewhere.own.copySecret(secret)
    elsewhere.put('from another program')
    const here = systemClipboard()
    await here.own.copySecret(secret)
    await here.own.copyText(secret)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([elsewhere.text(), here.text()]).toEqual(['from another program', secret])
  })

  it('does not break anything where the clipboard can no longer be read', async () => {
    const { own, jam } = systemClipboard()
    await own.copySecret(secret)
    jam()
    await expect(own.clearNow()).resolves.toBeUndefined()
  })

  it.each([
    ['win32', 'ExcludeClipboardContentFromMonitorProcessing', new Uint8Array(4)],
    ['win32', 'CanIncludeInClipboardHistory', new Uint8Array(4)],
    ['win32', 'CanUploadToCloudClipboard', new Uint8Array(4)],
    ['darwin', 'org.nspasteboard.ConcealedType', new Uint8Array(4)],
    ['linux', 'x-kde-passwordManagerHint', new TextEncoder().encode('secret')],
  ] as const)('asks the histories of %s to pass over it: %s', async (platform, format, content) => {
    const { own, held } = systemClipboard(platform)
    await own.copySecret(secret)
    const mark = held()[`electron application/osclipboard;format="${format}"`]
    expect(mark instanceof Blob && (await mark.bytes())).toEqual(content)
  })
})

describe('copying', () => {
  it('says so where the clipboard cannot be written', async () => {
    const { own, jam } = systemClipboard()
    jam()
    await expect(own.copyText('text')).rejects.toThrow()
    await expect(own.copySecret(secret)).rejects.toThrow()
  })

  it('leaves text that is no secret where it is, unmarked', async () => {
    const { own, held } = systemClipboard('win32')
    await own.copyText('sip.example')
    await own.clearNow()
    expect(held()).toEqual({ 'text/plain': 'sip.example' })
  })
})
