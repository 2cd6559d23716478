import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'
import { whyNoOwnEtc } from './own-etc.ts'
import { openAccounts, signedIn, signIn } from './person.ts'

/** The built app where an organisation's policy decides which portal is used. */

const leftOut = whyNoOwnEtc()
const place = '/etc/call-record-portal/policy.json'
const managed = { ok: false, error: { code: 'managed' } }

let portal: RunningPortal
let app: RunningApp

const launch = async (options: LaunchOptions) => {
  app = await launchApp({ portal: portal.url, ...options })
  return app.page
}

describe.skipIf(leftOut)('under a policy that allows one portal', () => {
  let folder: string
  let other: RunningPortal

  beforeAll(async () => {
    portal = await startPortal({ phones: 3, tls: true })
    other = await startPortal({ phones: 3, name: 'Southgate Voice' })
    folder = await mkdtemp(join(tmpdir(), 'portal-policy-'))
    await writeFile(join(folder, 'authority.pem'), portal.certificate ?? '')
  })
  afterEach(() => app?.close())
  afterAll(async () => {
    await portal?.close()
    await other?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('that portal is opened without asking, whatever the command line says, and another one is refused', async () => {
    const page = await launch({
      portal: other.url,
      policy: { PortalUrl: portal.url, PortalLocked: true },
      env: { SSL_CERT_FILE: join(folder, 'authority.pem') },
    })
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openAccounts(page)
    await page.getByRole('button', { name: 'Add an account or portal' }).click()
    await page.getByLabel('Portal address').fill(other.url)
    await page.getByRole('button', { name: 'Check address' }).click()
    await page.getByText('Your organisation does not allow this').waitFor()
    expect(await app.invoke('portal.choose', [{ address: other.url }])).toEqual(managed)
    expect(await app.invoke('connections.list', [{}])).toMatchObject({
      value: { connections: [{ host: new URL(portal.url).host }] },
    })
  })

  it('no other portal is contacted, neither by a compromised page nor by a link', async () => {
    const page = await launch({
      policy: { PortalUrl: portal.url, PortalLocked: true },
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') },
    })
    await page.getByLabel('Username', { exact: true }).waitFor()
    const before = other.requests().length
    const token = 'a'.repeat(32)
    await app.secondInstance([`call-record-portal://reset?${new URLSearchParams({ portal: other.url, token })}`])
    const pasted = { text: `${other.url}/reset?token=${token}` }
    expect(await app.invoke('recovery.openLink', [pasted])).toEqual(managed)
    expect(await app.invoke('recovery.openedLink', [{}])).toEqual({ ok: true, value: null })
    for (const call of ['portal.check', 'portal.choose'])
      expect(await app.invoke(call, [{ address: other.url }])).toEqual(managed)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(other.requests()).toHaveLength(before)
    await signIn(page, portal.people.ada)
    await signedIn(page)
  })

  it('a session at another portal ends on the screen when the policy arrives, and cannot be resumed', async () => {
    const page = await launch({
      portal: other.url,
      policy: null,
      env: { SSL_CERT_FILE: join(folder, 'authority.pem') },
    })
    await signIn(page, other.people.ada)
    await signedIn(page)
    const answer = (await app.invoke('connections.list', [{}])) as { value: { connections: { id: string }[] } }
    const [before] = answer.value.connections
    await app.changePolicy({ PortalUrl: portal.url, PortalLocked: true })
    // The card of the portal before would take what is typed with it.
    await page.getByText('Northwind Voice', { exact: true }).first().waitFor()
    await signIn(page, portal.people.ada)
    await signedIn(page)
    expect(await app.invoke('connections.list', [{}])).toMatchObject({
      value: { connections: [{ host: new URL(portal.url).host }] },
    })
    expect(await app.invoke('connections.use', [{ id: before?.id }])).toEqual(managed)

    // Not even by removing the only remaining account.
    const left = (await app.invoke('connections.list', [{}])) as typeof answer
    expect(await app.invoke('connections.remove', [{ id: left.value.connections[0]?.id }])).toMatchObject({
      value: { profile: { url: portal.url } },
    })
  })

  it('a locked app keeps its account until it is unlocked, then switches to that portal', async () => {
    const page = await launch({
      portal: other.url,
      policy: null,
      env: { SSL_CERT_FILE: join(folder, 'authority.pem') },
    })
    await signIn(page, other.people.ada)
    await signedIn(page)
    await app.lockComputer()
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await app.changePolicy({ PortalUrl: portal.url, PortalLocked: true })
    const start = () => app.invoke('app.start', [{}])
    await expect.poll(start).toMatchObject({ value: { managed: { PortalLocked: { kind: 'file', path: place } } } })
    expect(await start()).toMatchObject({ value: { profile: { url: other.url } } })
    await page.getByLabel('Password', { exact: true }).fill(other.people.ada.password)
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await signIn(page, portal.people.ada)
    await signedIn(page)
  })
})
