import { calls, events } from 'virtual:bridge-names'
import { describe, expect, it } from 'vitest'
import { createPageBridge, type PageIpc } from '../../../src/main/ipc/page-bridge.ts'
import type { PageBridge } from '../../../src/shared/bridge.ts'

type Listener = Parameters<PageIpc['on']>[1]

function pageBridge(
  invoke: () => ReturnType<PageIpc['invoke']> = async () => ({ ok: false, error: { code: 'offline', host: 'h' } }),
) {
  const invoked: unknown[][] = []
  const listeners = new Map<string, Set<Listener>>()
  const bridge = createPageBridge(
    {
      invoke: (...call) => {
        invoked.push(call)
        return invoke()
      },
      on: (name, listener) => void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
      off: (name, listener) => listeners.get(name)?.delete(listener),
    },
    calls,
    events,
  )
  const send = (name: string, payload: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener({ sender: 'electron' }, payload)
  }
  return { bridge, invoked, listeners, send }
}

/** The page is no TypeScript: it may ask for any name. */
const untyped = (bridge: PageBridge) =>
  bridge as unknown as {
    call: (name: string, input: unknown) => Promise<unknown>
    on: (name: string, listener: () => void) => () => void
  }

describe('what the page gets of the bridge', () => {
  it('passes every call of the table on, with its input alone', async () => {
    const { bridge, invoked } = pageBridge()
    for (const name of calls) await untyped(bridge).call(name, { for: name })
    expect(invoked).toEqual(calls.map((name) => [name, { for: name }]))
  })

  it.each(['', 'app.quit', 'constructor', '__proto__', 'secrets.hide', 'ELECTRON_BROWSER_REQUIRE'])(
    'refuses the call %j without asking main',
    async (name) => {
      const { bridge, invoked } = pageBridge()
      expect(await untyped(bridge).call(name, {})).toEqual({ ok: false, error: { code: 'refused' } })
      expect(invoked).toEqual([])
    },
  )

  it('resolves also where Electron cannot carry the call', async () => {
    const { bridge } = pageBridge(() => Promise.reject(new Error('An object could not be cloned')))
    expect(await bridge.call('app.start', {})).toEqual({ ok: false, error: { code: 'refused' } })
  })

  it("hands a listener the payload and never Electron's event, until it stops listening", () => {
    const { bridge, send } = pageBridge()
    const heard: unknown[][] = []
    const stop = bridge.on('connection.changed', (...payload) => heard.push(payload))
    send('connection.changed', { online: false })
    expect(stop()).toBeUndefined()
    send('connection.changed', { online: true })
    expect(heard).toEqual([[{ online: false }]])
  })

  it.each(['', 'app.start', 'message', '__proto__'])('never listens to %j', (name) => {
    const { bridge, listeners } = pageBridge()
    untyped(bridge).on(name, () => undefined)()
    expect(listeners.size).toBe(0)
  })
})
