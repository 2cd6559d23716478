import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { CdpConnection } from './cdp.ts'
import type { NewPage } from './chromium.ts'
import { WebContents } from './web-contents.ts'

/** A browser at the other end of the DevTools pipe that has a page and answers when it is told to. */
function slowBrowser() {
  const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()]
  const connection = new CdpConnection(toBrowser, fromBrowser)
  const page: NewPage = { targetId: 'page', session: connection.session('page'), closed: new Promise(() => {}) }
  const asked: { id: number; method: string }[] = []
  toBrowser.on('data', (chunk: Buffer) => {
    for (const message of chunk.toString().split('\0')) if (message) asked.push(JSON.parse(message))
  })
  return {
    page,
    asked: () => asked.map(({ method }) => method),
    /** Answers all that was asked so far, except for one command. */
    answer: (except?: string) => {
      for (const { id, method } of asked.splice(0)) {
        if (method === except) asked.push({ id, method })
        else fromBrowser.write(`${JSON.stringify({ id, sessionId: 'page', result: {} })}\0`)
      }
    },
  }
}

const prepared = [
  'Page.enable',
  'Runtime.enable',
  'Runtime.addBinding',
  'Page.addScriptToEvaluateOnNewDocument',
  'Fetch.enable',
]

describe('a page that the browser is slow to open', () => {
  it.each(prepared)('loads nothing before it has answered %s', async (command) => {
    const browser = slowBrowser()
    const contents = new WebContents(Promise.resolve(browser.page), {}, false)
    void contents.loadURL('https://portal.example/')
    await expect.poll(browser.asked).toContain(command)
    browser.answer(command)
    contents.reload()
    contents.close()
    // What is sent at once has been sent then.
    await new Promise(setImmediate)
    expect(browser.asked()).toEqual(browser.asked().filter((method) => method === command))
    browser.answer()
    await expect.poll(browser.asked).toEqual(['Page.navigate', 'Page.reload', 'Page.close'])
  })
})
