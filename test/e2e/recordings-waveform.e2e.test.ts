import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWith } from '../peers/programs.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { soundBytes, turnsOf, voices } from '../portal/recordings/sound.ts'
import type { StoredRecording } from '../portal/recordings/store.ts'
import { launchApp, type RunningApp } from './app.ts'
import { hears, hearsNothing, listen } from './listening.ts'
import { goTo, signedIn, signIn, startOver } from './person.ts'
import { encode } from './sounds.ts'

declare global {
  interface Window {
    /** The decoders that the page made. */
    decoders?: AudioDecoder[]
  }
}

const seconds = 60
const call = (id: string): StoredRecording => ({
  id,
  start: Date.now() - 60_000,
  seconds,
  direction: 'inbound',
  caller: { number: '+44 7700 900123', name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available',
})
const wavOf = (id: string) => Buffer.concat([...soundBytes({ id, seconds, format: 'pcm' })])

const encoders = {
  'mp3-3': () => encode(wavOf('mp3-3'), 'lame'),
  // Without a header that states its length, so that main plays it as MP4.
  'variable-3': () => encode(wavOf('variable-3'), 'lame', (from, to) => ['--quiet', '-V', '4', '-t', from, to]),
  'opus-3': () => encode(wavOf('opus-3'), 'opusenc'),
}
const long = 'long-3'

describeWith('the waveform of a recording that only Chromium decodes', { lame: 'lame', opusenc: 'opus-tools' }, () => {
  let portal: RunningPortal
  let app: RunningApp
  let page: Page

  beforeAll(async () => {
    portal = await startPortal({ phones: 1, recordings: 5, capabilities: { recordings: { peaks: false } } })
    portal.recordings.add([...Object.keys(encoders), long].map(call))
    for (const [id, file] of Object.entries(encoders)) portal.recordings.setSound(id, await file())
    const minute = await encode(wavOf(long), 'lame', (from, to) => ['--quiet', '-b', '64', '-t', from, to])
    portal.recordings.setSound(long, Buffer.concat(Array.from({ length: 120 }, () => minute)))
    app = await launchApp({ portal: portal.url })
    page = app.page
    await signIn(page, portal.people.ada)
    await signedIn(page)
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await portal?.close()
  })
  beforeEach(async () => {
    await startOver(page)
    await listen(page)
    await page.evaluate(() => {
      const made: AudioDecoder[] = []
      window.decoders = made
      window.AudioDecoder = class extends AudioDecoder {
        constructor(init: AudioDecoderInit) {
          super(init)
          made.push(this)
        }
      }
    })
  })

  async function open(id: string) {
    await page.evaluate((recording) => {
      location.hash = `#/recordings/${recording}`
    }, id)
    await page.getByRole('region', { name: 'Player' }).waitFor()
  }
  async function play(id: string) {
    await open(id)
    await page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'Play', exact: true }).click()
  }
  const decoders = () => page.evaluate(() => window.decoders?.map(({ state }) => state))
  /** For each lane, which of its columns have sound. */
  const lanes = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.timeline-lane')].map((lane) => {
        const drawn = lane.querySelector('path:not(.timeline-silence)')?.getAttribute('d') ?? ''
        return [...drawn.matchAll(/M(\d+)/g)].map(([, column]) => Number(column))
      }),
    )

  it.each(Object.keys(encoders))('has each voice on its side, where it speaks: %s', async (id) => {
    await play(id)
    await expect.poll(async () => (await lanes()).flat().length, { timeout: 20_000 }).toBeGreaterThan(0)
    const columns = 240
    const drawn = await lanes()
    expect(drawn).toHaveLength(2)
    const turns = turnsOf({ id, seconds, format: 'pcm' })
    const middleOf = (column: number) => ((column + 0.5) / columns) * seconds * 8_000
    // An encoder's echo reaches into the column beside a turn.
    const near = (seconds / columns) * 8_000
    for (const voice of [0, 1]) {
      const own = turns.filter((turn) => turn.voice === voice)
      for (let column = 0; column < columns; column++) {
        const at = middleOf(column)
        const speaks = own.some(({ from, until }) => at > from + near && at < until - near)
        const isSilent = own.every(({ from, until }) => at < from - 2 * near || at > until + 2 * near)
        if (speaks || isSilent) expect([voice, column, drawn[voice]?.includes(column)]).toEqual([voice, column, speaks])
      }
    }
    expect(await decoders()).toEqual(['closed'])
    const played = portal.audit().filter(({ event, facts }) => event === 'recording-played' && facts.recording === id)
    expect(played).toHaveLength(1)
  })

  it('is computed once while the person leaves the call and comes back, and no more once another is played', async () => {
    await play(long)
    await expect.poll(decoders).toEqual(['configured'])
    await goTo(page, 'Help')
    await page.getByRole('region', { name: 'Now playing' }).waitFor()
    await open(long)
    await hears(page, voices.left)
    expect(await decoders()).toEqual(['configured'])
    await play('opus-3')
    await expect.poll(decoders).toEqual(['closed', 'closed'])
    expect((await lanes()).flat().length).toBeGreaterThan(0)
  })

  it('lets the player skip silence', async () => {
    const turns = turnsOf({ id: 'opus-3', seconds, format: 'pcm' })
    const before = turns.find(({ until }, index) => (turns[index + 1]?.from ?? until) - until > 2.5 * 8_000)
    await play('opus-3')
    const player = page.getByRole('region', { name: 'Player' })
    const skips = player.getByRole('checkbox', { name: 'Skip silence' })
    await skips.check({ timeout: 20_000 })
    await player.getByRole('slider', { name: 'Position' }).fill(String(Math.floor((before?.until ?? 0) / 800 - 5) / 10))
    await page.getByText(/^Skipped \d+ s of silence$/).waitFor()
    await skips.uncheck()
  })

  it('is not computed on while the app is locked', async () => {
    await play(long)
    await hears(page, voices.left)
    await expect.poll(decoders).toEqual(['configured'])
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await hearsNothing(page)
    await expect.poll(decoders).toEqual(['closed'])
    expect(await app.invoke('recordings.packets', [{ recording: long, chunk: 1 }])).toMatchObject({
      error: { code: 'locked' },
    })
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await signedIn(page)
  })

  it('is left out where this system’s Chromium decodes nothing', async () => {
    await page.evaluate(() => {
      AudioDecoder.isConfigSupported = async (config) => ({ supported: false, config })
    })
    await play('mp3-3')
    await hears(page, voices.left)
    await page.getByText('There is no waveform for this recording.').waitFor()
    expect((await lanes()).flat()).toEqual([])
    expect(await decoders()).toEqual([])
  })
})
