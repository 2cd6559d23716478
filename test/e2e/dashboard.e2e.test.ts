import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import type { PortalOptions } from '../portal/options.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { chooseInAccountMenu, goTo, signedIn, signIn, signOut } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let page: Page

async function opened(options: PortalOptions = {}): Promise<void> {
  portal = await startPortal({ phones: 60, ...options })
  app = await launchApp({ portal: portal.url })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
}
afterEach(async () => {
  await app?.close()
  await portal?.close()
})

const region = (name: string) => page.getByRole('region', { name })
const isDown = () => portal.phones.all().filter(({ registration }) => registration === 'unregistered')

describe('the dashboard', () => {
  it('says which phones are not registered, and leads to them and to their test', async () => {
    await opened()
    const down = isDown()
    await region('Needs attention').getByText(`${down.length} phones are not registered`).waitFor()
    const phones = region('Phones not registered')
    expect(await phones.getByRole('listitem').count()).toBe(Math.min(5, down.length))
    await region('Needs attention').getByRole('link', { name: 'Show phones' }).click()
    await page.getByRole('heading', { level: 1, name: 'SIP & FTP passwords' }).waitFor()
    await page.getByText(`${down.length} of 60 phones`, { exact: true }).first().waitFor()
    await goTo(page, 'Dashboard')
    const name = (await phones.getByRole('link').nth(1).textContent()) ?? ''
    await phones.getByRole('button', { name: `Test ${name}` }).click()
    await page.getByRole('article').getByRole('heading', { name }).waitFor()
    await page.getByRole('article').getByRole('button', { name: 'Test again' }).waitFor()
  })

  it('says so when nothing needs attention', async () => {
    await opened({ phones: 0 })
    await region('Needs attention').getByText('Nothing needs your attention.').waitFor()
    expect(await region('Phones not registered').count()).toBe(0)
  })

  it('tells of a failure in the region that it concerns, which is tried again alone', async () => {
    portal = await startPortal({ phones: 60 })
    portal.faults.set('*/phones*', { kind: 'captive-portal' })
    app = await launchApp({ portal: portal.url })
    page = app.page
    await signIn(page, portal.people.ada)
    const phones = region('Phones not registered')
    await phones.getByRole('alert').waitFor()
    await region('Quick actions').getByRole('link', { name: 'Change your password' }).waitFor()
    portal.faults.clear()
    await phones.getByRole('button', { name: 'Try again' }).click()
    await phones
      .getByRole('button', { name: /^Test / })
      .first()
      .waitFor()
  })

  it('plays one of the last recordings, and leads to the search for others', async () => {
    const caller = { number: '+44 1632 960123', name: 'Brook & Sons' }
    const callee = { number: '200', name: 'Ada Fernandes' }
    const call = { seconds: 83, direction: 'inbound', caller, callee } as const
    portal = await startPortal({ phones: 5, recordings: 20, recordingsUntil: Date.now() - 3_600_000 })
    portal.recordings.add([
      { ...call, id: 'heard', start: Date.now() - 120_000, state: 'available' },
      { ...call, id: 'coming', start: Date.now() - 60_000, state: 'preparing' },
    ])
    app = await launchApp({ portal: portal.url })
    page = app.page
    await signIn(page, portal.people.ada)
    const recent = region('Recent recordings')
    await recent.getByRole('listitem').filter({ hasText: 'Being prepared' }).waitFor()
    await expectAccessible(page)
    await recent.getByRole('link', { name: 'Play the call with Brook & Sons' }).click()
    await region('Player').getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await goTo(page, 'Dashboard')
    await region('Quick actions').getByRole('link', { name: 'Find a recording' }).click()
    const search = page.getByRole('searchbox', { name: 'Number, name or extension' })
    await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it('has nothing of recordings for a person who may not see them', async () => {
    portal = await startPortal({ phones: 5, recordings: 20 })
    app = await launchApp({ portal: portal.url })
    page = app.page
    await signIn(page, portal.people.cleo)
    await region('Needs attention').getByText('Nothing').waitFor()
    expect(await region('Recent recordings').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Find a recording' }).count()).toBe(0)
  })

  it('offers the first steps until a phone was opened, then the phones opened last, until the person signs out', async () => {
    await opened()
    await region('Get started').getByRole('link', { name: 'Open a phone' }).waitFor()
    const phones = region('Phones not registered')
    const name = (await phones.getByRole('link').nth(1).textContent()) ?? ''
    await phones.getByRole('link', { name, exact: true }).click()
    await page.getByRole('article').getByRole('button', { name: /^Test/ }).first().waitFor()
    await goTo(page, 'Dashboard')
    await region('Recently opened phones').getByRole('link', { name, exact: true }).waitFor()
    expect(await region('Get started').count()).toBe(0)
    await signOut(page)
    await signIn(page, portal.people.ada)
    await region('Needs attention').waitFor()
    await phones.getByRole('listitem').first().waitFor()
    expect(await region('Recently opened phones').count()).toBe(0)
  })

  it('forgets the first steps when they are dismissed', async () => {
    await opened()
    await region('Get started').getByRole('button', { name: 'Dismiss' }).click()
    await expect.poll(() => region('Get started').count()).toBe(0)
    await goTo(page, 'Help')
    await goTo(page, 'Dashboard')
    await region('Phones not registered').waitFor()
    expect(await region('Get started').count()).toBe(0)
  })
})

describe('the side bar', () => {
  it('keeps the account’s actions in one menu, which Escape closes', async () => {
    await opened()
    const account = page.getByRole('button', { name: /Signed in as Ada/ })
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false)
    await account.press('Enter')
    await page.getByRole('button', { name: 'Switch account' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Switch account' }).waitFor({ state: 'hidden' })
    await chooseInAccountMenu(page, 'Lock')
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
  })

  it('names its icons in tooltips for the keyboard too, which Escape hides', async () => {
    await opened()
    await app.setBounds({ x: 0, y: 0, width: 640, height: 700 })
    await page.waitForFunction(() => innerWidth === 640)
    const tooltip = page.locator('.tooltip')
    await page.getByRole('button', { name: /Signed in as Ada/ }).focus()
    await page.keyboard.press('Tab')
    await tooltip.getByText('Dashboard', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await tooltip.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Help' }).hover()
    await tooltip.getByText('Help', { exact: true }).waitFor()
  })

  it('has no tooltip where the name is in sight', async () => {
    await opened()
    await page.getByRole('button', { name: /Signed in as Ada/ }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.locator('.tooltip').isVisible()).toBe(false)
  })

  it('becomes one menu in a small window', async () => {
    await opened()
    await app.setBounds({ x: 0, y: 0, width: 320, height: 256 })
    await page.waitForFunction(() => innerWidth === 320)
    expect(await page.getByRole('link', { name: 'Settings' }).isVisible()).toBe(false)
    await goTo(page, 'Settings')
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    expect(await page.getByRole('banner').getByRole('link', { name: 'Settings' }).isVisible()).toBe(false)
    await signOut(page)
  })
})

describe('Configuration', () => {
  it('opens the only page that the account may configure', async () => {
    await opened()
    await goTo(page, 'Configuration')
    await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
    expect(await page.getByRole('link', { name: 'My Account' }).count()).toBe(0)
  })

  it('shows cards that are links as a whole, and unfolds its pages in the side bar', async () => {
    await opened({ capabilities: { users: true, account: { voicemailPin: policyOf({ minLength: 4, maxLength: 8 }) } } })
    await goTo(page, 'Configuration')
    await page.getByRole('heading', { level: 1, name: 'Configuration Dashboard' }).waitFor()
    await page.getByText(portal.people.ada.email).waitFor()
    // The link lies over the words.
    await page.getByText('Your name, email address, username and password.').click({ force: true })
    await page.getByRole('heading', { level: 1, name: 'Edit Account' }).waitFor()
    const here = page.getByRole('navigation', { name: 'Main menu' }).locator('[aria-current=page]')
    expect(await here.textContent()).toBe('My Account')
    await goTo(page, 'Voicemail PIN')
    await page.getByRole('heading', { level: 1, name: 'Voicemail PIN' }).waitFor()
  })
})

describe('the page of the phones', () => {
  it.each([
    ['SIP passwords', { sip: 'readable', ftp: 'none' }],
    ['SIP & FTP passwords', { sip: 'readable', ftp: 'readable' }],
  ] as const)('is %s where the portal has those, in the side bar and as its heading', async (name, phones) => {
    await opened({ capabilities: { phones } })
    await goTo(page, name)
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  })
})
