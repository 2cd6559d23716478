import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { turnsOf, voices } from '../portal/recordings/sound.ts'
import { planOf } from '../portal/recordings/sound-plan.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { heardTones, hears, hearsNothing, listen, listenAgain } from './listening.ts'
import { signedIn, signIn, startOver } from './person.ts'
import { call, playerOn } from './player.ts'

/** Hearing a recording: the built app plays the reference portal's tones, and what comes out of it is analysed. */

const outside = '+44 7700 900123'
const calls = [
  call('tone-4', { start: Date.UTC(2026, 6, 7, 12, 52, 7) }),
  call('tone-3'),
  call('tone-5'),
  call('tone-6', { caller: { number: outside, name: 'Wilhelmina-Alexandra van der Oosterhout-Featherstonehaugh' } }),
  // The two parts of one call.
  call('tone-14', { seconds: 20 }),
  call('tone-15', { seconds: 20, callee: { number: '201', name: 'Ben Okoro' } }),
  call('silent-1', { state: 'none', unrecordedBecause: 'unanswered' }),
  call('silent-2', { state: 'forbidden' }),
  call('silent-3', { state: 'archived' }),
  call('silent-4', { state: 'preparing' }),
]
const ada = 'Ada Fernandes'

let portal: RunningPortal
let app: RunningApp
let page: Page

beforeAll(async () => {
  portal = await startPortal({ phones: 1, recordings: 20, recordingsUntil: Date.UTC(2026, 6, 1) })
  portal.recordings.add(calls)
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
  portal.faults.clear()
  await startOver(page)
  await listen(page)
})

const { open, player, button, position, seconds, play } = playerOn(() => page)
const played = () => portal.audit().filter(({ event }) => event === 'recording-played')
/** To the tenth of a second that the slider has: the middle of the first turn after so many seconds in which that voice speaks. */
function turnOf(id: string, voice: 0 | 1, after: number): number {
  const turn = turnsOf(planOf(call(id))).find((one) => one.voice === voice && one.from / 8000 > after)
  if (!turn) throw new Error('nobody speaks then')
  return Math.round(((turn.from + turn.until) / 2 / 8000) * 10) / 10
}

/** Where a silence begins that is long enough to be skipped. */
function silenceOf(id: string): number {
  const turns = turnsOf(planOf(call(id)))
  const before = turns.find(({ until }, index) => (turns[index + 1]?.from ?? until) - until > 2.5 * 8000)
  if (!before) throw new Error('nobody is silent for long')
  return Math.round((before.until / 8000) * 10) / 10
}

describe('the player', () => {
  it('plays at once and goes on from the position sought, in both voices', async () => {
    const before = played().length
    await open('tone-3')
    await play()
    await hears(page, voices.left)
    const middle = turnOf('tone-3', 1, 60)
    await position().fill(String(middle))
    await hears(page, voices.right)
    expect(await seconds()).toBeGreaterThan(middle - 1)
    expect(await position().getAttribute('aria-valuetext')).toMatch(/^1 minute( \d+)? of 2 minutes$/)
    expect(played()).toHaveLength(before + 1)
    await button('Pause').click()
    await hearsNothing(page)
    await expectAccessible(page)
  })

  it('mutes a side, and lets one side alone be heard', async () => {
    await open('tone-3')
    await player().getByRole('combobox', { name: 'Speed' }).selectOption('3')
    await play()
    await hears(page, voices.left)
    await button(`Mute ${ada}`).click()
    expect(await button(`Mute ${ada}`).getAttribute('aria-pressed')).toBe('true')
    // The other voice has its turn meanwhile.
    const before = await seconds()
    await listenAgain(page)
    await expect.poll(seconds).toBeGreaterThan(before + 20)
    expect(await heardTones(page)).toEqual([0, voices.left])
    await button(`Only ${ada}`).click()
    await hears(page, voices.right)
    await listenAgain(page)
    const then = await seconds()
    await expect.poll(seconds).toBeGreaterThan(then + 20)
    expect(await heardTones(page)).not.toContain(voices.left)
    await button('Swap the names of the two sides').click()
    await button(`Only ${outside}`).click()
    await hears(page, voices.left)
    await player().getByRole('combobox', { name: 'Speed' }).selectOption('1')
  })

  it('is faster without another pitch, and keeps speed and volume for the next start', async () => {
    await open('tone-3')
    const speed = player().getByRole('combobox', { name: 'Speed' })
    await speed.selectOption('2')
    await player().getByRole('slider', { name: 'Volume' }).fill('0.5')
    await play()
    await hears(page, voices.left)
    await hears(page, voices.right)
    expect(await page.evaluate(() => document.querySelector('audio')?.playbackRate)).toBe(2)
    await expect
      .poll(() => app.invoke('recordings.playerPreferences', [{}]))
      .toMatchObject({ value: { speed: 2, volume: 0.5 } })
    await startOver(page)
    await open('tone-3')
    await expect.poll(() => speed.inputValue()).toBe('2')
    await speed.selectOption('1')
    await player().getByRole('slider', { name: 'Volume' }).fill('1')
  })

  it('has both Play and the position slider in sight in a small window', async () => {
    await app.setBounds({ x: 0, y: 0, width: 420, height: 640 })
    try {
      await open('tone-6')
      const inSight = (part: Locator) =>
        part.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect()
          return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        })
      await expect.poll(() => inSight(position())).toBe(true)
      expect(await inSight(button('Play'))).toBe(true)
    } finally {
      await app.setBounds({ x: 0, y: 0, width: 1280, height: 800 })
    }
  })

  it('skips silence and says so', async () => {
    await open('tone-3')
    const skip = player().getByRole('checkbox', { name: 'Skip silence' })
    await skip.check()
    await position().fill(String(silenceOf('tone-3') - 1))
    await play()
    await page.getByText(/^Skipped \d+ s of silence$/).waitFor()
    await skip.uncheck()
  })

  it('follows the keyboard while it has the focus', async () => {
    await open('tone-3')
    await position().focus()
    await page.keyboard.press('Space')
    await hears(page, voices.left)
    await page.keyboard.press('Space')
    await button('Play').waitFor()
    await page.keyboard.press('Home')
    expect(await seconds()).toBe(0)
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowLeft')
    expect(await seconds()).toBe(25)
    await page.keyboard.press('>')
    expect(await player().getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('1.25')
    await page.keyboard.press('<')
    expect(await player().getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('1')
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note at 0:25' }).waitFor()
    // The key began a note, which has the focus now.
    await position().focus()
    await page.keyboard.press('End')
    expect(await seconds()).toBeCloseTo(120, 0)
  })

  it('plays the recordings of two legs as one call', async () => {
    await open('tone-14')
    await player().getByText('0:00 of 0:40').waitFor()
    await position().fill('17')
    await play()
    await player().getByText('Part 2 of 2').waitFor()
    await expect.poll(seconds).toBeGreaterThan(21)
    expect(played().map(({ facts }) => facts.recording)).toEqual(expect.arrayContaining(['tone-14', 'tone-15']))
    await page.getByText('0:12 not recorded').waitFor()
    await page.getByRole('link', { name: 'Ben Okoro' }).click()
    await page.getByRole('heading', { level: 2, name: /Ben Okoro \(201\)/ }).waitFor()
  })

  it('says where recording was paused, and when the call was by the clock of the portal', async () => {
    await open('tone-4')
    await player().getByText('Recording was paused at 0:48 for 0:25').waitFor()
    await page
      .getByRole('article')
      .getByText(/2026.*1:52:07.*\(UTC\+1\)/)
      .waitFor()
  })

  it('says why the portal gives no sound, and plays from the same place once it does', async () => {
    await open('tone-3')
    await position().fill('30')
    portal.faults.set('*/audio*', { kind: 'status', status: 503 })
    await play()
    await player().getByRole('alert').getByText('The recording cannot be played').waitFor()
    portal.faults.clear()
    await player().getByRole('button', { name: 'Try again' }).click()
    await hears(page, voices.left)
    expect(await seconds()).toBeGreaterThan(30)
  })

  it('tells how much has arrived where the portal sends whole recordings only, until the person gives up', async () => {
    portal.recordings.spoilSound('stalled')
    try {
      await open('tone-5')
      await play()
      await player().getByText('Loading the whole recording… 50 %').waitFor()
      expect(portal.recordings.stalledSounds()).toBe(1)
      await button('Pause').click()
      await expect.poll(portal.recordings.stalledSounds).toBe(0)
      expect(await player().getByText('Loading').count()).toBe(0)
      portal.recordings.spoilSound('no-ranges')
      await play()
      await expect.poll(seconds).toBeGreaterThan(0)
    } finally {
      portal.recordings.spoilSound(null)
    }
  })
})

describe('a call that cannot be heard', () => {
  it.each([
    ['silent-1', 'The call was not answered, so there is no recording.'],
    ['silent-2', 'You may see this call, but not listen to it.'],
    ['silent-3', /^The recording is archived/],
    ['silent-4', /^The recording is being prepared/],
  ])('%s says why, and has no player', async (id, words) => {
    await open(id)
    await page.getByRole('article').getByText(words).waitFor()
    expect(await player().count()).toBe(0)
    await expectAccessible(page)
  })

  it('that the portal no longer has says so', async () => {
    await page.evaluate(() => {
      location.hash = '#/recordings/nowhere'
    })
    await page.getByText('The portal no longer has this recording.').waitFor()
  })
})

it('a portal that wants a reason is told one before anything is played', async () => {
  const asking = await startPortal({ phones: 1, recordings: 5, capabilities: { recordings: { playReason: true } } })
  asking.recordings.add([call('tone-3')])
  const other = await launchApp({ portal: asking.url })
  try {
    page = other.page
    await signIn(page, asking.people.ada)
    await signedIn(page)
    await listen(page)
    await open('tone-3')
    await play()
    const dialog = page.getByRole('dialog', { name: 'Why are you listening?' })
    await dialog.getByRole('button', { name: 'Play' }).click()
    await dialog.getByText('Enter a reason.').waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Reason').fill('Complaint 4471')
    await dialog.getByRole('button', { name: 'Play' }).click()
    await hears(page, voices.left)
    const reasons = asking.audit().flatMap(({ event, facts }) => (event === 'recording-played' ? [facts.reason] : []))
    expect(reasons).toEqual(['Complaint 4471'])
  } finally {
    page = app.page
    await other.close()
    await asking.close()
  }
})
