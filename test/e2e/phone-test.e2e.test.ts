import { afterEach, describe, expect, it } from 'vitest'
import type { SecretAccess } from '../../src/shared/connections/portal.ts'
import {
  registrarFor,
  registrarKeepingOne,
  type Script,
  startRegistrar,
  type TestRegistrar,
} from '../main/phones/sip/registrar.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let registrar: TestRegistrar
afterEach(async () => {
  await app?.close()
  await registrar?.close()
  await portal?.close()
})

type Account = Parameters<typeof registrarFor>[0]

/** The app on a phone whose registrar answers as the test specifies. */
async function opened(access: SecretAccess, scriptFor: (account: Account) => Script) {
  const phones = { sip: access, ftp: access, sipPassword: policyOf({}), ftpPassword: policyOf({}) }
  portal = await startPortal({ capabilities: { phones } })
  const [phone] = portal.phones.all()
  if (!phone?.sip) throw new Error('the portal seeded no phone')
  const password = portal.phones.password(phone.id, 'sip')
  registrar = await startRegistrar('tcp', scriptFor({ authorizationId: phone.sip.authorizationId, password }))
  const { port } = registrar
  portal.phones.move(phone.id, { sip: { domain: '127.0.0.1', port, transport: 'tcp', outboundProxy: null } })
  app = await launchApp({ portal: portal.url })
  const { page } = app
  await signIn(page, portal.people.ada)
  await signedIn(page)
  await openPhone(page, phone)
  const sip = page.getByRole('region', { name: 'SIP', exact: true })
  const test = () => sip.getByRole('button', { name: 'Test registration' }).click()
  return { page, sip, test, password, username: phone.sip.username }
}

const wellBehaved = (account: Account) => registrarFor(account).script
const silent = (): Script => () => []

describe('the test of a registration', () => {
  it('says that the login works, and the copied exchange contains no secret', async () => {
    const { page, sip, test, password } = await opened('readable', wellBehaved)
    await test()
    await sip.getByText('The login works', { exact: true }).waitFor()
    // It listed no phone, which the header and the list say too.
    await page
      .getByRole('article')
      .getByText(/^Not registered · test, /)
      .waitFor()
    await page.getByRole('row', { selected: true }).getByText('Not registered').waitFor()
    await sip.getByText('Details', { exact: true }).click()
    await expectAccessible(page)
    await sip.getByRole('button', { name: 'Copy details' }).click()
    await expect.poll(() => app.clipboard()).toContain('REGISTER sip:127.0.0.1')
    expect(await app.clipboard()).toContain('nonce=…')
    expect(await app.clipboard()).not.toContain(password)
    expect(await page.content()).not.toContain(password)
  })

  it('does not change the phone’s registration at a server that does not report it, and explains what registering may do', async () => {
    const phone = 'sip:2001@192.0.2.50:5060'
    let state: { binding: string | null } = { binding: null }
    const { page, sip, test } = await opened('readable', (account) => {
      const one = registrarKeepingOne(account, phone, (_, reply) => [reply('400 Missing Contact')])
      state = one.state
      return one.script
    })
    await test()
    await sip.getByText('The server did not say whether a phone is registered').waitFor()
    await sip.getByText(/a phone that it did not list loses its own/).waitFor()
    await expectAccessible(page)
    expect(state.binding).toBe(phone)
    await sip.getByRole('button', { name: 'Register anyway' }).click()
    await sip.getByText('Registered: the login works').waitFor()
  })

  it('never calls a password correct that the server did not ask for', async () => {
    const { page, sip, test } = await opened('readable', () => (seen, reply) => [
      reply('200 OK', seen.header('Contact') ? { Contact: `${seen.header('Contact')}` } : {}),
    ])
    await test()
    await sip.getByText('The password was not checked').waitFor()
    await sip.getByText(/The server did not ask for the password/).waitFor()
    await expectAccessible(page)
    await sip.getByRole('button', { name: 'Register anyway' }).click()
    await sip.getByText('The server registered the test.').waitFor()
    expect(await sip.getByText(/password are correct/).count()).toBe(0)
  })

  it('blames the user name and the domain, not the password, if the user is unknown', async () => {
    const { sip, test, username } = await opened('readable', () => (_, reply) => [reply('404 Not Found')])
    await test()
    await sip.getByText('The server does not know this user').waitFor()
    await sip.getByText(`There is no ${username} at 127.0.0.1.`).waitFor()
  })

  it('distinguishes a refusal from a wrong password', async () => {
    const { sip, test } = await opened('readable', () => (_, reply) => [reply('403 Account locked')])
    await test()
    await sip.getByText('The server refused the login').waitFor()
    await sip.getByText('“403 Account locked”').waitFor()
  })

  it('can be cancelled while nobody answers', async () => {
    const { sip, test } = await opened('readable', silent)
    await test()
    await sip.getByText('Testing the login at 127.0.0.1…').waitFor()
    await expect.poll(() => registrar.seen.length).toBeGreaterThan(0)
    await sip.getByRole('button', { name: 'Cancel' }).click()
    await sip.getByText('The test was cancelled.').waitFor()
    await sip.getByRole('button', { name: 'Test registration' }).click()
    await sip.getByText('Testing the login at 127.0.0.1…').waitFor()
  })

  it('asks for the password if the portal does not give it out, and uses exactly what was typed', async () => {
    const { page, sip, test, password } = await opened('write-only', wellBehaved)
    await test()
    const field = sip.getByLabel('Password to test')
    await field.fill('not this one')
    await sip.getByRole('button', { name: 'Test', exact: true }).click()
    await sip.getByText('The server does not accept this login').waitFor()
    await sip.getByRole('button', { name: 'Test again' }).click()
    expect(await field.inputValue()).toBe('')
    await expectAccessible(page)
    await field.fill(password)
    await page.keyboard.press('Enter')
    await sip.getByText('The login works', { exact: true }).waitFor()
    expect(await page.content()).not.toContain(password)
  })
})

describe('the help with a phone', () => {
  it('says which name goes where on this make, and what its numbers mean', async () => {
    const { page, username } = await opened('readable', silent)
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Help with this phone' }).click()
    const help = page.getByRole('complementary', { name: 'Help with this phone' })
    await help.getByLabel('Make of the phone').selectOption('Cisco SPA and MPP')
    await help.getByRole('row', { name: `User ID ${username}` }).waitFor()
    await help.getByText('404', { exact: true }).waitFor()
    expect(await help.getByText('456').count()).toBe(0)
    await help.getByLabel('Make of the phone').selectOption('Poly, Polycom')
    await help.getByText(/4, 6, 8 and \*/).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
  })
})
