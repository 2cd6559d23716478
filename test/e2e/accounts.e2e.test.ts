import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningExotel, startExotel } from '../portal/exotel/exotel.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import {
  chooseInAccountMenu,
  choosePortal,
  connectExotel,
  openPhones,
  phonesCount,
  signedIn,
  signIn,
  startOver,
} from './person.ts'

/** Two portals side by side: switching signs nobody out, and nothing of one account is visible in the other. */

let portal: RunningPortal
let exotel: RunningExotel
let app: RunningApp

beforeAll(async () => {
  portal = await startPortal({ phones: 40 })
  exotel = await startExotel({ users: 8 })
})
afterAll(async () => {
  await portal?.close()
  await exotel?.close()
})

/** An app that is signed in at one portal and knows no other. */
async function launch() {
  app = await launchApp()
  await choosePortal(app.page, portal.url)
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
}

const openAccounts = async () => {
  await chooseInAccountMenu(app.page, 'Switch account')
  await app.page.getByRole('dialog', { name: 'Accounts and portals' }).waitFor()
}
const switchTo = async (name: string | RegExp) => {
  await openAccounts()
  await app.page.getByRole('dialog').getByRole('listitem').filter({ hasText: name }).getByRole('button').first().click()
}
const addExotel = async () => {
  await openAccounts()
  await app.page.getByRole('button', { name: 'Add an account or portal' }).click()
  await app.answerDialog('Connect')
  await choosePortal(app.page, exotel.url)
  await connectExotel(app.page, exotel.singapore)
  await signedIn(app.page)
}

describe('accounts side by side', () => {
  beforeEach(launch)
  afterEach(() => app?.close())

  it('are added from the side bar, and adding can be cancelled', async () => {
    const { page } = app
    const before = exotel.requests().length
    await openAccounts()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add an account or portal' }).click()
    await page.getByRole('button', { name: 'Back to your account' }).click()
    await signedIn(page)
    await openAccounts()
    await page.getByRole('button', { name: 'Add an account or portal' }).click()
    await app.answerDialog('Cancel')
    await page.getByLabel('Portal address').fill(exotel.url)
    await page.getByRole('button', { name: 'Check address' }).click()
    await expect.poll(async () => (await app.askedDialogs()).length).toBe(1)
    expect(JSON.stringify(await app.askedDialogs())).toContain(new URL(exotel.url).host)
    expect(exotel.requests()).toHaveLength(before)
    await app.answerDialog('Connect')
    await choosePortal(page, exotel.url)
    await connectExotel(page, exotel.singapore)
    await signedIn(page)
    await openPhones(page)
    await phonesCount(page, '8 phones').waitFor()
  })

  it('survive a restart, each with its own remembered fields, until they are removed', async () => {
    await addExotel()
    await app.restart()
    const { page } = app
    await page.getByLabel('Account SID', { exact: true }).waitFor()
    expect(await page.getByLabel('Account SID', { exact: true }).inputValue()).toBe(exotel.singapore.accountSid)
    await page.getByRole('button', { name: 'Use another account or portal' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Northwind Voice.*ada/i })
      .first()
      .click()
    await page.getByLabel('Username', { exact: true }).waitFor()
    expect(await page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.username)

    await page.getByRole('button', { name: 'Use another account or portal' }).click()
    await page.getByRole('button', { name: /^Remove Northwind Voice/ }).click()
    await page.getByRole('dialog', { name: /^Remove Northwind Voice/ }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByLabel('Account SID', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Use another account or portal' }).click()
    await page.getByRole('dialog').getByText('Exotel').first().waitFor()
    expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(1)
  })
})

describe('two accounts that are signed in', () => {
  beforeAll(async () => {
    await launch()
    await addExotel()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    await startOver(app.page)
    await switchTo('Northwind Voice')
    await signedIn(app.page)
  })

  it('stay signed in while the other one is in use', async () => {
    const { page } = app
    const before = portal.sessions.count()
    await switchTo('Exotel')
    await openPhones(page)
    await phonesCount(page, '8 phones').waitFor()
    await switchTo('Northwind Voice')
    await signedIn(page)
    await page.getByText('Signed in as').first().waitFor({ state: 'attached' })
    await openPhones(page)
    await phonesCount(page, '40 phones').waitFor()
    expect(portal.sessions.count()).toBe(before)
    expect(await page.getByText('Softphone').count()).toBe(0)
  })

  it('never show an answer that arrives after switching to the other', async () => {
    const { page } = app
    const [phone] = portal.phones.all()
    if (!phone) throw new Error('the portal has no phone')
    await openPhones(page)
    await page.getByRole('searchbox', { name: 'Search phones' }).fill(phone.extension)
    await page.getByRole('gridcell', { name: phone.name }).click()
    const show = page.getByRole('region', { name: 'SIP', exact: true }).getByRole('button', { name: /^Show/ })
    await show.waitFor()
    portal.faults.next('GET */secrets/*', { kind: 'latency', ms: 1_500 })
    await show.click()
    await switchTo('Exotel')
    await signedIn(page)
    await openPhones(page)
    await phonesCount(page, '8 phones').waitFor()
    const asked = () => portal.requests().filter(({ path }) => path.includes('/secrets/'))
    await expect.poll(asked).toHaveLength(1)
    await expect.poll(() => portal.audit().some(({ event }) => event === 'secret-read')).toBe(true)
    // Long enough for the late answer to arrive if it were not dropped.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(await page.getByText(portal.phones.password(phone.id, 'sip')).count()).toBe(0)
    expect(await page.getByText(phone.name, { exact: true }).count()).toBe(0)
  })

  it('do not let a compromised page reach a new host unless the person agrees in a system dialog', async () => {
    const other = await startPortal({ phones: 1 })
    try {
      const link = `${other.url}/reset?token=${'a'.repeat(32)}`
      const opened = (await app.invoke('recovery.openLink', [{ text: link }])) as { value: { link: string } }
      const calls: [string, object][] = [
        ['portal.check', { address: other.url }],
        ['portal.choose', { address: other.url }],
        ['recovery.acceptLink', { link: opened.value.link }],
      ]
      for (const [call, input] of calls) {
        await app.answerDialog('Cancel')
        expect(await app.invoke(call, [input])).toEqual({ ok: false, error: { code: 'cancelled' } })
      }
      expect(other.requests()).toEqual([])
    } finally {
      await other.close()
    }
  })
})
