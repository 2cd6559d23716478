import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../e2e/app.ts'
import { launchFixture } from './fixture/launch.ts'

describe('a page that goes where it should not', () => {
  let app: RunningApp
  let said: () => string[]
  let elsewhere: string
  let server: Server
  const asked: (string | undefined)[] = []

  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      asked.push(url)
      response.end('elsewhere')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    ;({ app, said } = await launchFixture())
  })
  afterAll(async () => {
    await app?.close()
    server.close()
  })

  const inPage = (expression: string) => app.page.evaluate(expression)
  const hears = (line: string) => expect.poll(said).toContain(line)

  it('is stopped by will-navigate, before any request to the other address', async () => {
    await inPage(`void (location.href = '${elsewhere}/main')`)
    await hears(`will-navigate ${elsewhere}/main`)
    await expect.poll(() => inPage('document.title')).toBe('Fixture')
    await inPage(`void (location.href = 'mailto:someone@example.com')`)
    await hears('will-navigate mailto:someone@example.com')
    expect(asked).toEqual([])
  })

  it('is stopped by will-frame-navigate in a subframe', async () => {
    await inPage(`document.body.append(Object.assign(document.createElement('iframe'), { src: '${elsewhere}/frame' }))`)
    await hears(`will-frame-navigate ${elsewhere}/frame`)
    expect(asked).toEqual([])
  })

  it('is stopped by the window-open handler, also for a link that has no opener', async () => {
    await inPage(`void window.open('${elsewhere}/open')`)
    await hears(`window-open ${elsewhere}/open`)
    await inPage(`{
      const link = Object.assign(document.createElement('a'), { href: '${elsewhere}/link', target: '_blank', rel: 'noopener' })
      document.body.append(link)
      link.click()
    }`)
    await hears(`window-open ${elsewhere}/link`)
    await expect.poll(() => app.page.context().pages().length).toBe(1)
    expect(asked).toEqual([])
  })

  it('is subject to the content security policy of the app’s own protocol handler', async () => {
    await expect(inPage(`fetch('${elsewhere}/fetch')`)).rejects.toThrow('Failed to fetch')
    await expect(inPage(`fetch('/here')`)).rejects.toThrow('Failed to fetch')
    expect(asked).toEqual([])
  })

  it('is denied what the permission handlers deny', async () => {
    const state = (name: string) =>
      inPage(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`)
    await expect.poll(() => state('geolocation')).toBe('denied')
    await expect.poll(() => state('clipboard-read')).toBe('denied')
  })

  it('goes where main allows', async () => {
    // The answer is lost with the document it came from.
    await inPage(`void setTimeout(() => (location.href = '/two.html#allowed'))`)
    await app.page.getByText('/two.html').waitFor()
    expect((await app.windows())[0]?.url).toBe('app://portal/two.html#allowed')
  })
})
