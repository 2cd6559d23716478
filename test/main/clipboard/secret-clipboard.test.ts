import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ClipboardDependencies, createSecretClipboard } from '../../../src/main/clipboard/secret-clipboard.ts'

/** A clipboard item as Electron 44 and later make it: what was written, by MIME type. */
class FakeClipboardItem {
  readonly items: Record<string, unknown>
  constructor(items: Record<string, unknown>) {
    this.items = items
  }
}

/** As Electron's: nothing rejects, and what the system does not let it do is not done. */
function systemClipboard(platform: NodeJS.Platform = 'linux') {
  let held: Record<string, unknown> = {}
  const system = { refuses: false, unreadable: false, refusals: 0 }
  const events = new EventEmitter()
  const put = (items: Record<string, unknown>) => {
    if (system.refuses || system.refusals-- > 0) return
    held = items
  }
  const clipboard = {
    readText: async () => {
      if (system.unreadable) throw new Error('held fast')
      return String(held['text/plain'] ?? '')
    },
    writeText: async (text: string) => put({ 'text/plain': text }),
    write: async (items: FakeClipboardItem[]) => put(items[0]?.items ?? {}),
    clear: () => put({}),
  }
  // Of Electron's clipboard, its items and the window only what the app uses is there.
  const parts = {
    clipboard,
    ClipboardItem: FakeClipboardItem,
    platform,
    window: events,
  } as unknown as ClipboardDependencies
  return {
    own: createSecretClipboard(parts),
    system,
    focus: () => void events.emit('focus'),
    close: () => void events.emit('close'),
    /** Another program, which always may. */
    put: (text: string) => {
      held = { 'text/plain': text }
    },
    held: () => held,
    text: () => held['text/plain'],
  }
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

  it('is cleared on request, as on quitting', async () => {
    const { own, text } = systemClipboard()
    await own.copySecret(secret)
    await own.clearNow()
    expect(text()).toBeUndefined()
  })

  it('stays where it is the very one that is to stay', async () => {
    const { own, text } = systemClipboard()
    await own.copySecret(secret)
    await own.clearNow(secret)
    expect(text()).toBe(secret)
    await own.clearNow(crypto.randomUUID())
    expect(text()).toBeUndefined()
  })

  it('stays for the full time again when it is copied again', async () => {
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

  it('stays, and the app goes on, if the clipboard can no longer be read', async () => {
    const { own, system, text } = systemClipboard()
    await own.copySecret(secret)
    system.unreadable = true
    await expect(own.clearNow()).resolves.toBeUndefined()
    expect(text()).toBe(secret)
    system.unreadable = false
    await vi.advanceTimersByTimeAsync(30_000)
    expect(text()).toBeUndefined()
  })

  it('leaves at the next focus where only the program in front may change the clipboard', async () => {
    const { own, system, focus, text } = systemClipboard()
    await own.copySecret(secret)
    system.refuses = true
    await vi.advanceTimersByTimeAsync(30_000)
    expect(text()).toBe(secret)
    system.refuses = false
    focus()
    await vi.advanceTimersByTimeAsync(0)
    expect(text()).toBeUndefined()
  })

  it('stays for its 30 seconds when the person only comes back', async () => {
    const { own, focus, text } = systemClipboard()
    await own.copySecret(secret)
    focus()
    await vi.advanceTimersByTimeAsync(29_000)
    expect(text()).toBe(secret)
  })

  it('leaves while the window closes, the last moment at which the app is in front', async () => {
    const { own, close, text } = systemClipboard()
    await own.copySecret(secret)
    close()
    await vi.advanceTimersByTimeAsync(0)
    expect(text()).toBeUndefined()
  })

  it('leaves although the first clearing came to nothing', async () => {
    const { own, system, text } = systemClipboard()
    await own.copySecret(secret)
    system.refusals = 1
    await own.clearNow()
    expect(text()).toBeUndefined()
  })

  it('is cleared later if another program held the clipboard the whole time, and nothing else is cleared', async () => {
    const [first, second] = [systemClipboard(), systemClipboard()]
    for (const { own, system } of [first, second]) {
      await own.copySecret(secret)
      system.refuses = true
    }
    await vi.advanceTimersByTimeAsync(35_000)
    second.put('from another program')
    for (const { system } of [first, second]) system.refuses = false
    await vi.advanceTimersByTimeAsync(30_000)
    expect([first.text(), second.text()]).toEqual([undefined, 'from another program'])
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
  it('fails where the clipboard took nothing, although Electron says that it did', async () => {
    const { own, system, put, text } = systemClipboard()
    put('from before')
    system.refuses = true
    await expect(own.copyText('text')).rejects.toMatchObject({ error: { code: 'cannot-copy' } })
    await expect(own.copySecret(secret)).rejects.toMatchObject({ error: { code: 'cannot-copy' } })
    system.refuses = false
    await own.clearNow()
    expect(text()).toBe('from before')
  })

  it('is tried once more where the clipboard took nothing at first', async () => {
    const { own, system, text } = systemClipboard()
    system.refusals = 1
    await own.copySecret(secret)
    expect(text()).toBe(secret)
  })

  it('takes several lines as the system keeps them', async () => {
    const { own, put, system } = systemClipboard('win32')
    put('one\r\ntwo')
    system.refuses = true
    await expect(own.copyText('one\ntwo')).resolves.toBeUndefined()
  })

  it('leaves text that is no secret where it is, unmarked', async () => {
    const { own, held } = systemClipboard('win32')
    await own.copyText('sip.example')
    await own.clearNow()
    expect(held()).toEqual({ 'text/plain': 'sip.example' })
  })
})
