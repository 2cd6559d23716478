import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FaultProxy, startFaultProxy } from '../portal/fault-proxy.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { chooseInAccountMenu, openManageAccount, openPhones, signedIn, signIn } from './person.ts'

let portal: RunningPortal
/** A fixed address for the portal, which can be taken down and brought back. */
let line: FaultProxy
let app: RunningApp

beforeEach(async () => {
  portal = await startPortal({ phones: 5, accessTokenSeconds: 3_600 })
  line = await startFaultProxy(new URL(portal.url))
})
afterEach(async () => {
  await app.close()
  await line.close()
  await portal.close()
})

describe.skipIf(process.env.TEST_KEYRING !== '1' && process.platform === 'linux')('a kept sign-in', () => {
  it('whose portal cannot be reached at start is explained, names the person, and is used once the portal answers', async () => {
    app = await launchApp({ portal: line.origin, keychain: 'session' })
    await signIn(app.page, portal.people.ada, { keep: true })
    await signedIn(app.page)
    await line.set({ kind: 'gone' })
    await app.restart()
    const { page } = app
    await page.getByText(`You are still signed in as ${portal.people.ada.username}.`).waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('The app tries again automatically').waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('button', { name: /Signed in as|Sign out/ }).count()).toBe(0)
    await line.set(null)
    await signedIn(page)
  })
})

describe.skipIf(process.env.TEST_KEYRING !== '1' && process.platform === 'linux')(
  'a kept sign-in behind a guest network’s page at start',
  () => {
    it('is explained with Try again, and is used once the network lets the person through', async () => {
      app = await launchApp({ portal: line.origin, keychain: 'session' })
      await signIn(app.page, portal.people.ada, { keep: true })
      await signedIn(app.page)
      portal.faults.set('*', { kind: 'captive-portal' })
      await app.restart()
      const { page } = app
      await page.getByText('such as the sign-in page of a guest network').waitFor()
      await page.getByText(`You are still signed in as ${portal.people.ada.username}.`).waitFor()
      expect(await page.getByText('not a call recording portal').count()).toBe(0)
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByText('The app tries again automatically').waitFor()
      await expectAccessible(page)
      portal.faults.clear()
      await signedIn(page)
    })
  },
)

describe('starting behind a guest network’s page', () => {
  it('shows the login form once the network lets the person through, without pressing Try again', async () => {
    portal.faults.set('*', { kind: 'captive-portal' })
    app = await launchApp({ portal: line.origin })
    const { page } = app
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    portal.faults.clear()
    await signIn(page, portal.people.ada)
    await signedIn(page)
  })
})

describe('signing out of a portal that does not answer', () => {
  it('is done at once, even if its token has to be refreshed first', async () => {
    app = await launchApp({ portal: line.origin })
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    portal.clock.advance(3_600_000)
    portal.faults.set('*', { kind: 'latency', ms: 15_000 })
    await openPhones(page)
    await chooseInAccountMenu(page, 'Sign out')
    await page.getByText('You are signed out.').waitFor()
    expect(portal.sessions.count()).toBe(1)
  })
})

describe('a connection that is lost while signed in', () => {
  it('is reported, and restored without the person doing anything', async () => {
    app = await launchApp({ portal: line.origin })
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await openPhones(page)
    await page.getByRole('grid').waitFor()
    await line.set({ kind: 'gone' })
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByRole('banner').getByText('Portal unavailable').waitFor()
    await line.set(null)
    await page.getByRole('banner').getByText('Portal unavailable').waitFor({ state: 'detached' })
  })

  it('is noticed when the computer wakes up, not at the next click', async () => {
    app = await launchApp({ portal: line.origin })
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await line.set({ kind: 'gone' })
    await app.power('resume')
    await page.getByRole('banner').getByText('Portal unavailable').waitFor()
  })
})

describe('what a person typed', () => {
  it.each([
    ['nobody listening', { kind: 'gone' }],
    ['a reset in the answer', { kind: 'reset', at: 'body' }],
    ['garbled bytes', { kind: 'garble', part: 'body' }],
    ['another content type', { kind: 'content-type', type: 'text/html' }],
  ] as const)('stays through %s, at sign-in, on the way back in and in Edit Account', async (_, fault) => {
    app = await launchApp({ portal: line.origin })
    const { page } = app
    const { ada } = portal.people
    await page.getByLabel('Username', { exact: true }).waitFor()
    await line.set(fault)
    await signIn(page, ada)
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(ada.password)

    await line.set(null)
    await page.getByRole('link', { name: /Forgotten your password/ }).click()
    const email = page.getByLabel('Email Address', { exact: true })
    await email.fill(ada.email)
    await line.set(fault)
    await email.press('Enter')
    await page.getByRole('alert').first().waitFor()
    expect(await email.inputValue()).toBe(ada.email)

    await line.set(null)
    await page.goBack()
    await signIn(page, ada)
    await signedIn(page)
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada Typed This')
    await line.set(fault)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Typed This')
  })
})
