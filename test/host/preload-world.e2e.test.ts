import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../e2e/app.ts'
import { launchFixture } from './fixture/launch.ts'

describe("the preload's world", () => {
  let app: RunningApp
  beforeAll(async () => {
    app = (await launchFixture()).app
  })
  afterAll(() => app?.close())

  const inPage = (expression: string) => app.page.evaluate(expression)

  it('is not the page’s: the page sees what was exposed, frozen, and nothing of the way to main', async () => {
    expect(await inPage('[typeof require, typeof process, typeof __hostSend, typeof __hostInvoke].join()')).toBe(
      'undefined,undefined,undefined,undefined',
    )
    expect(await inPage('Object.isFrozen(fixture)')).toBe(true)
    expect(await inPage('fixture = 1; typeof fixture')).toBe('object')
  })

  it('keeps a page that replaces the DOM’s functions from reading or forging a call', async () => {
    const stolen = await inPage(`(async () => {
      const seen = []
      const original = window.dispatchEvent
      window.dispatchEvent = (event) => { seen.push(event.detail); return original.call(window, event) }
      EventTarget.prototype.dispatchEvent = window.dispatchEvent
      window.CustomEvent = class { constructor() { seen.push('made') } }
      await fixture.call('echo', 'secret')
      return seen.length
    })()`)
    expect(stolen).toBe(0)
  })

  it('carries values there and back, also undefined and bytes, and refuses by name what it cannot carry', async () => {
    expect(await inPage(`fixture.call('echo', { a: [1, undefined, null, 'x'], b: false })`)).toEqual({
      a: [1, undefined, null, 'x'],
      b: false,
    })
    expect(await inPage(`fixture.call('echo', JSON.parse('{"__proto__": 1}')).then((x) => Object.keys(x))`)).toEqual([
      '__proto__',
    ])
    const bytes = `Uint8Array.from({ length: 70_000 }, (_, at) => at)`
    const echoed = `fixture.call('echo', ${bytes}).then((x) => x instanceof Uint8Array && x.join() === ${bytes}.join())`
    expect(await inPage(echoed)).toBe(true)
    await expect(inPage(`fixture.call('echo', ${bytes}.subarray(1))`)).rejects.toThrow('a part of a buffer')
    await expect(inPage(`fixture.call('echo', new Map())`)).rejects.toThrow('could not be cloned: Map')
  })

  it('calls functions at once, and hands an error on with its words', async () => {
    expect(await inPage('fixture.add(1, 2)')).toBe(3)
    await expect(inPage('fixture.fail()')).rejects.toThrow('as it should')
  })

  it('hears main until it stops listening', async () => {
    const heard = await inPage(`(async () => {
      const heard = []
      const next = () => new Promise((resolve) => { const stop = fixture.onTold((words) => { stop(); resolve(words) }) })
      const first = next()
      await fixture.call('tell', 'one')
      heard.push(await first)
      await fixture.call('tell', 'two')
      const third = next()
      await fixture.call('tell', 'three')
      heard.push(await third)
      return heard
    })()`)
    expect(heard).toEqual(['one', 'three'])
  })

  it('tells a failing or missing handler as Electron does', async () => {
    await expect(inPage(`fixture.call('fail')`)).rejects.toThrow("Error invoking remote method 'fail': Error: no")
    await expect(inPage(`fixture.call('none')`)).rejects.toThrow("No handler registered for 'none'")
  })

  it('throws by name for what the host lacks, on either side', async () => {
    await expect(inPage(`fixture.call('lacking')`)).rejects.toThrow('test/host: net.fetch is not provided')
    await expect(inPage('fixture.lacking()')).rejects.toThrow('test/host: ipcRenderer.sendToHost is not provided')
  })

  it('shows main which frame calls: the main one, or a subframe with its own address and origin', async () => {
    expect(await inPage(`fixture.call('whoami')`)).toEqual({
      url: 'app://portal/index.html',
      origin: 'app://portal',
      isMain: true,
      top: 'app://portal/index.html',
    })
    await inPage(`document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: '<p>inside' }))`)
    await app.page.frameLocator('iframe').getByText('inside').waitFor()
    expect(await app.invoke('whoami', [], 'about:srcdoc')).toEqual({
      url: 'about:srcdoc',
      origin: 'app://portal',
      isMain: false,
      top: 'app://portal/index.html',
    })
  })
})
