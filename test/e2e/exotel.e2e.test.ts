import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type RunningExotel, startExotel } from '../portal/exotel/exotel.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { holdersOf } from './heap.ts'
import { choosePortal, connectExotel, openPhones, phonesCount, signedIn, signOut, startOver } from './person.ts'

/** Exotel from the first run to the settings of a phone, as a person who sets up softphones would use it. */

let exotel: RunningExotel
let app: RunningApp
beforeAll(async () => {
  exotel = await startExotel({ users: 120 })
})
afterAll(() => exotel?.close())

describe('Exotel, before a portal has been chosen', () => {
  beforeAll(async () => {
    app = await launchApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    await app.page.reload()
  })

  it('can be chosen without an address, and is recognised without a request', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Use Exotel' }).click()
    await page.getByRole('heading', { name: 'Portal found' }).waitFor()
    await page.getByText('ccm-api.exotel.com', { exact: true }).waitFor()
  })

  it('is recognised by any of its addresses', async () => {
    const { page } = app
    await page.getByLabel('Portal address').fill('https://my.exotel.com/')
    await page.getByRole('button', { name: 'Check address' }).click()
    await page.getByText('ccm-api.exotel.com', { exact: true }).waitFor()
  })
})

describe('Exotel', () => {
  beforeAll(async () => {
    app = await launchApp()
    await choosePortal(app.page, exotel.url)
  })
  afterAll(() => app?.close())

  const openUser = async (page: Page) => {
    const { user, sipUser } = lastWithSip(exotel)
    await openPhones(page)
    await phonesCount(page, '120 phones').waitFor()
    await page.getByRole('searchbox', { name: 'Search phones' }).fill(sipUser)
    await phonesCount(page, '1 of 120 phones').waitFor()
    await page.getByRole('gridcell', { name: `${user.first_name} ${user.last_name}` }).click()
    const sip = page.getByRole('region', { name: 'SIP', exact: true })
    await sip.getByText('northwind1.voip.exotel.com', { exact: true }).waitFor()
  }

  describe('at the login', () => {
    beforeEach(async () => {
      if (await startOver(app.page)) await signOut(app.page)
    })

    it('asks for region, account SID, API key and API token, and says where they are', async () => {
      const { page } = app
      for (const name of ['Region', 'Account SID', 'API key', 'API token']) {
        await page.getByLabel(name, { exact: true }).waitFor()
      }
      expect(await page.getByLabel('Username').count()).toBe(0)
      await page.getByRole('button', { name: 'Need help signing in?' }).click()
      await page.getByRole('dialog').getByText('API Settings').waitFor()
      await page.getByRole('button', { name: 'Close' }).click()
      await expectAccessible(page)
    })

    it('asks at the region whether it is the other one, tries that on request with the same keys, and keeps the fields that are not secret', async () => {
      const { page } = app
      await connectExotel(page, { ...exotel.mumbai, region: 'singapore' })
      await page.getByRole('alert').filter({ hasText: 'Login failed' }).waitFor()
      await page.getByRole('combobox', { name: 'Region', description: /Or is your account in Mumbai\?/ }).waitFor()
      expect(await page.getByLabel('Account SID', { exact: true }).inputValue()).toBe(exotel.mumbai.accountSid)
      expect(await page.getByLabel('API token', { exact: true }).inputValue()).toBe('')
      expect(await holdersOf(page, exotel.mumbai.apiToken)).toEqual([])
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Try Mumbai' }).click()
      await signedIn(page)
      await signOut(page)
      expect(await page.getByLabel('Region', { exact: true }).inputValue()).toBe('mumbai')
    })
  })

  describe('signed in', () => {
    beforeEach(async () => {
      const { page } = app
      if (await startOver(page)) return
      await connectExotel(page, exotel.singapore)
      await signedIn(page)
    })

    it('lists its users’ SIP devices from all pages and finds one as the person types', async () => {
      await openUser(app.page)
      await expectAccessible(app.page)
    })

    it('never offers to show a password that its API does not give', async () => {
      const { page } = app
      await openUser(page)
      expect(await page.getByRole('button', { name: /^Show/ }).count()).toBe(0)
      expect(await page.getByRole('button', { name: /^Copy SIP password/ }).count()).toBe(0)
      expect(await page.getByRole('region', { name: 'FTP' }).count()).toBe(0)
    })

    it('shows under Details what to tell its support when it refuses a new password', async () => {
      const { page } = app
      await openUser(page)
      const { device } = lastWithSip(exotel)
      // Its administrator has removed the SIP ID since the list was read.
      device.type = 'tel'
      onTestFinished(() => {
        device.type = 'sip'
      })
      await page.getByRole('button', { name: 'Set a new password' }).click()
      const dialog = page.getByRole('dialog', { name: 'Set a new SIP password' })
      await dialog.getByRole('button', { name: 'Suggest a password' }).click()
      await dialog.getByRole('button', { name: 'Continue' }).click()
      await dialog.getByRole('button', { name: 'Set new password' }).click()
      await dialog.getByText('Details', { exact: true }).click()
      await dialog.getByText(/Request [0-9a-f]{32}[\s\S]*Code 1402/).waitFor()
      expect(exotel.password(device.id)).toBeUndefined()
    })

    it('explains a user who has no SIP ID', async () => {
      const { page } = app
      const without = exotel.users.find(({ devices }) => devices.every(({ type }) => type !== 'sip'))
      await openPhones(page)
      await page.getByRole('searchbox', { name: 'Search phones' }).fill(`${without?.first_name} ${without?.last_name}`)
      await page
        .getByRole('row')
        .filter({ hasText: `${without?.first_name} ${without?.last_name}` })
        .filter({ hasNotText: 'Softphone' })
        .first()
        .click()
      await page.getByText(/This user has no SIP ID yet/).waitFor()
    })

    it('leaves key and token in no file and no output', async () => {
      const { apiKey, apiToken } = exotel.singapore
      expect(app.output()).not.toContain(apiKey)
      expect(app.output()).not.toContain(apiToken)
      expect(exotel.requests().some(({ path }) => path.includes(apiKey) || path.includes(apiToken))).toBe(false)
      expect(await stored(app.page)).not.toContain(apiToken)
    })
  })
})

function lastWithSip({ users }: RunningExotel) {
  const user = users.findLast(({ devices }) => devices.some(({ type }) => type === 'sip'))
  const device = user?.devices.find(({ type }) => type === 'sip')
  if (!user || !device) throw new Error('no user has a SIP device')
  return { user, device, sipUser: device.contact_uri.replace('sip:', '') }
}

const stored = (page: Page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
