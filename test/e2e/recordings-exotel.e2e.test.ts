import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ExotelCall } from '../portal/exotel/calls.ts'
import { type RunningExotel, startExotel } from '../portal/exotel/exotel.ts'
import { voices } from '../portal/recordings/sound.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { hears, listen } from './listening.ts'
import { choosePortal, connectExotel, goTo, signedIn, startOver } from './person.ts'

/** Recordings at Exotel, whose API lists calls by cursor, in Indian time, and cannot search for a part of a number. */

const minute = 60_000
let exotel: RunningExotel
let app: RunningApp
let page: Page
let recorded: ExotelCall

beforeAll(async () => {
  exotel = await startExotel({ users: 5, calls: 60 })
  const now = Date.now()
  recorded = exotel.calls.add({ created: now - 40 * minute, seconds: 60, from: '09876500042' })
  exotel.calls.add({ created: now - 3 * minute, seconds: 30, from: '09876500043', isRecorded: false })
  exotel.calls.add({ created: now - 50 * minute, from: '09876500044', status: 'no-answer', isRecorded: false })
  app = await launchApp()
  page = app.page
  await choosePortal(page, exotel.url)
  await connectExotel(page, exotel.singapore)
  await signedIn(page)
})
afterAll(async () => {
  await app?.close()
  await exotel?.close()
})
beforeEach(async () => {
  exotel.calls.spoil(null)
  exotel.calls.signAddresses(false)
  await startOver(page)
  await listen(page)
  await goTo(page, 'Recordings')
  await grid().waitFor()
})

const grid = () => page.getByRole('grid', { name: 'Calls' })
const player = () => page.getByRole('region', { name: 'Player' })
const rowOf = (number: string) => grid().getByRole('row').filter({ hasText: number })

/** Finds a call by its last digits, as soon as Enter is pressed. */
async function find(digits: string) {
  await page.getByRole('searchbox').fill(digits)
  await page.keyboard.press('Enter')
  await page.getByText('Filtered in the app').waitFor()
  await page.getByRole('search').getByText('1 call', { exact: true }).waitFor()
}

async function play(digits: string) {
  await find(digits)
  await rowOf(digits).click()
  await player().getByRole('button', { name: 'Play', exact: true }).click()
}

it('a call is found by its last four digits, opened and heard', async () => {
  await find('0042')
  await expectAccessible(page)
  await play('0042')
  await hears(page, voices.left)
  const sounds = exotel.requests().filter(({ path }) => path.includes('exotelrecordings'))
  expect(sounds.length).toBeGreaterThan(0)
})

it('times are India’s and said to be, and no days are listed where they are not counted', async () => {
  const zone = page.getByLabel('Times in').locator('option:checked')
  await expect.poll(() => zone.textContent()).toBe('Asia/Kolkata (UTC+5:30)')
  expect(await page.getByRole('navigation', { name: 'Days' }).count()).toBe(0)
})

it('no person can be chosen, because Exotel has no filter for one', async () => {
  await page.getByRole('button', { name: 'Direction', exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Person', exact: true }).count()).toBe(0)
})

it('a call whose recording is being prepared, and one that was not answered, say so', async () => {
  await rowOf('0043').getByText('Being prepared').waitFor()
  await rowOf('0044').getByText('Not answered').waitFor()
})

it('a recording is heard although every address that the list gave has expired', async () => {
  exotel.calls.signAddresses(true)
  await find('0042')
  exotel.clock.advance(10 * minute)
  await play('0042')
  await hears(page, voices.left)
})

it('key and token go to no other host: a recording elsewhere is not played', async () => {
  exotel.calls.spoil('recordings-elsewhere')
  await play('0042')
  await player().getByRole('alert').or(page.getByRole('alert')).first().waitFor()
  expect(recorded.isRecorded).toBe(true)
  expect(app.output()).not.toContain(exotel.singapore.apiToken)
})
