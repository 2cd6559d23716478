import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startRegistrar, type TestRegistrar } from '../main/phones/sip/registrar.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let registrar: TestRegistrar
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phone-lock-'))
  portal = await startPortal({ phones: 40 })
  registrar = await startRegistrar('tcp', () => [])
  const { port } = registrar
  portal.phones.move(thePhone().id, { sip: { domain: '127.0.0.1', port, transport: 'tcp', outboundProxy: null } })
  app = await launchApp({ portal: portal.url })
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
  await openPhone(app.page, thePhone())
})
afterEach(async () => {
  await app?.close()
  await registrar?.close()
  await portal?.close()
  await rm(folder, { recursive: true, force: true })
})

function thePhone() {
  const phone = portal.phones.all().find(({ device, sip }) => device.startsWith('Polycom') && sip)
  if (!phone) throw new Error('the portal has no Polycom phone')
  return phone
}

const dialog = () => app.page.getByRole('dialog')
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const locked = () => app.page.getByRole('heading', { level: 1, name: 'Locked' })

async function openFiles() {
  await app.page.getByRole('article').getByRole('button', { name: 'Export for this phone' }).click()
  await press('Continue')
  await dialog().getByRole('button', { name: 'Save to a folder' }).waitFor()
}

describe('when the app locks', () => {
  it('an export that is still waiting for a password writes nothing', async () => {
    await openFiles()
    const asked = () => portal.requests().filter(({ path }) => path.endsWith('/secrets/sip')).length
    const before = asked()
    portal.faults.next('*/secrets/sip', { kind: 'latency', ms: 1000 })
    await app.answerDialog(folder)
    await press('Save to a folder')
    await expect.poll(asked).toBe(before + 1)
    await app.power('suspend')
    await locked().waitFor()
    // Unlocking sends a later request to the portal, which is answered after this one.
    await app.page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    portal.faults.next('*/session/reauthentication', { kind: 'latency', ms: 1000 })
    await app.page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await locked().waitFor({ state: 'detached' })
    expect(await readdir(folder)).toEqual([])
  })

  it('a phone’s files are no longer served', async () => {
    await openFiles()
    await dialog().getByRole('button', { name: 'More ways to save' }).click()
    await app.page.getByRole('menuitem', { name: 'Serve to the phone' }).click()
    await dialog().getByLabel('Network').selectOption('127.0.0.1')
    await press('Start')
    await dialog().getByText('Stops in').waitFor()
    const url = ((await dialog().locator('code').first().textContent()) ?? '').trim()
    const status = () =>
      fetch(url).then(
        ({ status }) => status,
        () => 'gone',
      )
    expect(await status()).toBe(404)
    await app.power('suspend')
    await expect.poll(status).toBe('gone')
  })

  it('a test of a login ends, and its connection is closed', async () => {
    await app.page.getByRole('button', { name: 'Test registration' }).click()
    await expect.poll(() => registrar.connections()).toBe(1)
    await app.power('suspend')
    await expect.poll(() => registrar.connections()).toBe(0)
  })
})
