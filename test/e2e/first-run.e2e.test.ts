import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { choosePortal } from './person.ts'

/** On the first run every mistake in the address is explained, and the typed text stays. */
describe('the address of the portal', () => {
  let app: RunningApp

  beforeAll(async () => {
    app = await launchApp()
  })
  afterAll(() => app?.close())

  const check = async (address: string) => {
    await app.page.getByLabel('Portal address').fill(address)
    await app.page.getByRole('button', { name: 'Check address' }).click()
  }
  const alert = (text: string | RegExp) => app.page.getByRole('alert').filter({ hasText: text }).waitFor()
  const fieldSays = (words: RegExp) =>
    app.page.getByRole('textbox', { name: 'Portal address', description: words }).waitFor()
  const typed = () => app.page.getByLabel('Portal address').inputValue()

  beforeEach(() => app.page.getByLabel('Portal address').fill(''))

  it('without https is refused before anything is sent', async () => {
    await check('http://portal.example.com')
    await fieldSays(/would send your password unprotected/)
    expect(await typed()).toBe('http://portal.example.com')
  })

  it.each([
    ['portal example', /This is not an address/],
    ['ada@portal.example', /This is an email address/],
    ['https://ada:secret@portal.example.com', /Leave out everything up to the @ sign/],
  ])('%s is marked and explained at the field, which has the focus', async (address, words) => {
    await check(address)
    await fieldSays(words)
    const field = app.page.getByLabel('Portal address')
    await field.and(app.page.locator(':focus')).waitFor()
    expect(await app.page.getByRole('alert').count()).toBe(0)
    await field.fill('')
    expect(await field.getAttribute('aria-invalid')).toBeNull()
  })

  it('that leads nowhere is reported as unreachable', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    await check(`http://127.0.0.1:${port}`)
    await alert('Portal unavailable')
    expect(await typed()).toBe(`http://127.0.0.1:${port}`)
  })

  it('of another web server is reported as not a portal', async () => {
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>Hello</h1>'))
    server.listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    await check(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await alert('No portal at this address')
    server.close()
  })

  it('with an untrusted certificate is explained, without an option to continue', async () => {
    const portal = await startPortal({ tls: true, phones: 1 })
    await check(portal.url)
    await alert('The connection is not secure')
    expect(await app.page.getByRole('button', { name: /anyway|proceed|ignore/i }).count()).toBe(0)
    expect(portal.requests()).toEqual([])
    await portal.close()
  })

  it('can be corrected while it is being checked, and the first result is dropped', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const asked = once(silent, 'request')
    const portal = await startPortal({ phones: 1 })
    await check(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`)
    const [request]: IncomingMessage[] = await asked
    const givenUp = request && once(request.socket, 'close')
    await check(portal.url)
    await app.page.getByRole('heading', { name: 'Portal found' }).waitFor()
    expect(await app.page.getByText(new URL(portal.url).host).count()).toBe(1)
    await givenUp
    const discoveries = () => portal.requests().filter(({ path }) => path.startsWith('/.well-known/'))
    expect(discoveries()).toHaveLength(1)
    await app.page.getByRole('button', { name: 'Use another address' }).click()
    expect(await app.page.getByRole('alert').count()).toBe(0)
    silent.closeAllConnections()
    silent.close()
    await portal.close()
  })
})

it('the right address is remembered for the next start, and the result of the check is used from then on', async () => {
  const portal = await startPortal({ phones: 1 })
  const app = await launchApp()
  await choosePortal(app.page, portal.url)
  await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  expect(portal.requests().filter(({ path }) => path.startsWith('/.well-known/'))).toHaveLength(1)
  await app.restart()
  await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
  await app.close()
  await portal.close()
})

it('an address of --portal that may not be used is reported, and the first run asks for another', async () => {
  const app = await launchApp({ portal: 'http://portal.example.com' })
  await app.page.getByText('The portal from the command line was not used').waitFor()
  await app.page.getByLabel('Portal address').waitFor()
  expect(app.output()).toContain('portal.option-refused')
  await app.close()
})
