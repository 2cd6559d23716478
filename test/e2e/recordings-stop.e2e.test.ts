import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { voices } from '../portal/recordings/sound.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { hears, hearsNothing, listen } from './listening.ts'
import { goTo, signedIn, signIn, signOut, startOver } from './person.ts'
import { call, playerOn } from './player.ts'

/** What becomes of a recording that plays while the person does something else. */

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 1, recordings: 20, recordingsUntil: Date.UTC(2026, 6, 1) })
  portal.recordings.add([call('tone-3')])
  app = await launchApp({ portal: portal.url })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
})
afterAll(async () => {
  await app?.close()
  await portal?.close()
})
beforeEach(async () => {
  await startOver(page)
  await listen(page)
})

const { open, player, button, position, seconds, play } = playerOn(() => page)
const mini = () => page.getByRole('region', { name: 'Now playing' })
const source = () => page.evaluate(() => document.querySelector('audio')?.getAttribute('src') ?? null)
const stillOpens = (address: string) =>
  page.evaluate(
    (src) =>
      new Promise<boolean>((resolve) => {
        const audio = new Audio(src)
        audio.oncanplay = () => resolve(true)
        audio.onerror = () => resolve(false)
      }),
    address,
  )

describe('a sound that is playing', () => {
  beforeEach(async () => {
    await open('tone-3')
    await position().fill('30')
    await play()
    await hears(page, voices.left)
  })

  it('is silent once the app is locked, its address no longer works, and the place is kept', async () => {
    const address = await source()
    const before = await seconds()
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await hearsNothing(page)
    expect(await source()).toBeNull()
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await signedIn(page)
    expect(await stillOpens(address ?? '')).toBe(false)
    await player().waitFor()
    expect(await seconds()).toBeGreaterThanOrEqual(before)
    await play()
    await hears(page, voices.left)
  })

  it('goes on while the person is on another page, and leads back', async () => {
    await goTo(page, 'Help')
    await mini().waitFor()
    await hears(page, voices.left)
    await expectAccessible(page)
    await mini().getByRole('button', { name: 'Pause' }).click()
    await hearsNothing(page)
    await mini().getByRole('button', { name: 'Play' }).click()
    await hears(page, voices.left)
    await mini().getByRole('link').click()
    await player().waitFor()
    await mini().waitFor({ state: 'detached' })
    expect(await seconds()).toBeGreaterThan(30)
    await button('Pause').waitFor()
    await goTo(page, 'Help')
    await mini().getByRole('button', { name: 'Close' }).click()
    await mini().waitFor({ state: 'detached' })
    await hearsNothing(page)
    expect(await source()).toBeNull()
  })

  it('shows how far it is in forced colours too', async () => {
    await goTo(page, 'Help')
    await mini().waitFor()
    await page.emulateMedia({ forcedColors: 'active' })
    const [line, ground] = await mini().evaluate((element) => [
      getComputedStyle(element, '::before').backgroundColor,
      getComputedStyle(element).backgroundColor,
    ])
    await page.emulateMedia({ forcedColors: null })
    expect(line).not.toBe(ground)
  })

  it('is closed when the person leaves it paused', async () => {
    await button('Pause').click()
    await button('Play').waitFor()
    const address = await source()
    await goTo(page, 'Help')
    await expect.poll(source).toBeNull()
    expect(await mini().count()).toBe(0)
    expect(await stillOpens(address ?? '')).toBe(false)
  })

  it('stops when the person signs out, and nothing of it is left', async () => {
    await goTo(page, 'Help')
    await mini().waitFor()
    await signOut(page)
    await hearsNothing(page)
    await signIn(page, portal.people.ada)
    await signedIn(page)
    expect(await mini().count()).toBe(0)
    await open('tone-3')
    expect(await seconds()).toBe(0)
  })
})
