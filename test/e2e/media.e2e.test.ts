import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type FileServer, serveFile } from '../main/http/file-server.ts'
import { describeWith } from '../peers/programs.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { makeMediaApp } from './media-app/make-media-app.ts'
import { signedIn, signIn, signOut } from './person.ts'
import { encode, makeWav } from './sounds.ts'

declare global {
  interface Window {
    heard?: { audio: HTMLAudioElement; analyser: AnalyserNode }
  }
}

let made: Awaited<ReturnType<typeof makeMediaApp>>
let portal: RunningPortal
let app: RunningApp
let page: Page

/** A whole build, which a busy machine may not finish within the limit that holds for other hooks. In milliseconds. */
const buildLimit = 900_000

beforeAll(async () => {
  made = await makeMediaApp()
}, buildLimit)
afterAll(() => made?.remove())
beforeEach(async () => {
  portal = await startPortal({ phones: 1 })
  app = await launchApp({ portal: portal.url, appPath: made.appPath })
  page = app.page
  await signIn(page, portal.people.ada)
  await signedIn(page)
})
afterEach(async () => {
  await app?.close()
  await portal?.close()
})

interface Opened {
  address: string
  mediaType: string
  isInMemory: boolean
}
const open = (url: string) => app.inMain('openSound', url) as Promise<Opened>

/** Plays an address in an element of the page and analyses it with an AnalyserNode. */
const play = (address: string) =>
  page.evaluate(async (src) => {
    const audio = document.createElement('audio')
    document.body.append(audio)
    audio.src = src
    const context = new AudioContext()
    const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 })
    context.createMediaElementSource(audio).connect(analyser).connect(context.destination)
    window.heard = { audio, analyser }
    await context.resume()
    await audio.play()
  }, address)

/** The loudest tone now, in Hz to the nearest ten; null for silence. */
const tone = () =>
  page.evaluate(() => {
    const { analyser } = window.heard ?? {}
    if (!analyser) return null
    const bins = new Float32Array(analyser.frequencyBinCount)
    analyser.getFloatFrequencyData(bins)
    const loudest = bins.reduce((best, level, bin) => (level > (bins[best] ?? 0) ? bin : best), 0)
    if ((bins[loudest] ?? -Infinity) < -60) return null
    return (loudest * analyser.context.sampleRate) / analyser.fftSize
  })
const hears = (hertz: number) => expect.poll(async () => Math.abs(((await tone()) ?? 0) - hertz)).toBeLessThan(15)
const hearsNothing = () => expect.poll(tone).toBeNull()

const seek = (seconds: number) =>
  page.evaluate((to) => {
    if (window.heard) window.heard.audio.currentTime = to
  }, seconds)
const state = () =>
  page.evaluate(() => {
    const { audio } = window.heard ?? {}
    const error = audio?.error?.code ?? null
    return {
      src: audio?.getAttribute('src') ?? null,
      duration: audio?.duration ?? 0,
      error,
      time: audio?.currentTime ?? 0,
    }
  })
/** The outcome of a new element for an address: 'plays', or the number of the element's error. */
const tryAgain = (address: string) =>
  page.evaluate(
    (src) =>
      new Promise<string | number | undefined>((resolve) => {
        const audio = new Audio(src)
        audio.oncanplay = () => resolve('plays')
        audio.onerror = () => resolve(audio.error?.code)
      }),
    address,
  )

/** A server that closes with the test. */
async function served(...given: Parameters<typeof serveFile>): Promise<FileServer> {
  const server = await serveFile(...given)
  onTestFinished(() => server[Symbol.asyncDispose]())
  return server
}

async function hearsBothTones(file: Buffer, mediaType: string) {
  const server = await served(file)
  const { address, ...facts } = await open(server.origin)
  expect(facts).toMatchObject({ mediaType, isInMemory: false })
  await play(address)
  await hears(440)
  expect(Math.abs((await state()).duration - 60)).toBeLessThan(0.5)
  await seek(45)
  await hears(880)
  await seek(5)
  await hears(440)
  await page.evaluate(() => window.heard?.audio.pause())
  await hearsNothing()
  const { time, error } = await state()
  expect(error).toBeNull()
  expect(time).toBeGreaterThan(5)
  expect(server.ranges[0]).toBe('bytes=0-')
}

const wav = makeWav([440, 880], 60)

it('a WAV file plays from the position sought, and is silent while paused', () => hearsBothTones(wav, 'audio/wav'))

describeWith('an MP3 file', { lame: 'lame' }, () => {
  it('plays from the position sought, and is silent while paused', async () =>
    hearsBothTones(await encode(wav, 'lame'), 'audio/mpeg'))
})

describeWith('an MP3 file of variable bit rate that does not state its length', { lame: 'lame' }, () => {
  it('has its true length, and plays what is at the position sought', async () => {
    // A minute of silence takes far less room than a minute of sound, so that no bit rate is that of the whole file.
    const quiet = makeWav([0, 440, 880, 0, 0, 0], 120)
    const file = await encode(quiet, 'lame', (from, to) => ['--quiet', '-V', '4', '-t', from, to])
    const server = await served(file)
    const { address, ...facts } = await open(server.origin)
    expect(facts).toMatchObject({ mediaType: 'audio/mp4', isInMemory: true })
    await play(address)
    expect(Math.abs((await state()).duration - 120)).toBeLessThan(0.2)
    await seek(22)
    await hears(440)
    await seek(57)
    await hears(880)
    await seek(61)
    await hearsNothing()
    await seek(38)
    await hears(440)
  })
})

describeWith('a file in GSM 06.10, which Chromium does not play,', { sox: 'sox libsox-fmt-all' }, () => {
  it('plays from the position sought, and is silent while paused', async () => {
    const gsm = ['-r', '8000', '-e', 'gsm-full-rate', '-t', 'wav']
    await hearsBothTones(await encode(wav, 'sox', (from, to) => [from, ...gsm, to]), 'audio/wav')
  })
})

describeWith('an Ogg Opus file', { opusenc: 'opus-tools' }, () => {
  it('plays from the position sought, and is silent while paused', async () =>
    hearsBothTones(await encode(wav, 'opusenc'), 'audio/ogg'))
})

it('seeking also works at a portal without ranges, with one request', async () => {
  const server = await served(wav, ({ response }) => {
    response.writeHead(200, { 'content-length': wav.length }).end(wav)
    return true
  })
  const { address, isInMemory } = await open(server.origin)
  expect(isInMemory).toBe(true)
  await play(address)
  await hears(440)
  await seek(45)
  await hears(880)
  expect(server.ranges).toHaveLength(1)
})

it('an hour-long file plays from its middle without fetching what comes before', async () => {
  const hour = makeWav([440, 880], 3_600, 8_000)
  const server = await served(hour)
  await play((await open(server.origin)).address)
  await hears(440)
  await seek(2_700)
  await hears(880)
  expect(server.ranges.some((range) => Number(/\d+/.exec(range ?? '')?.[0]) > hour.length / 2)).toBe(true)
  // Chromium and the system's buffers read ahead at both positions.
  expect(server.sent()).toBeLessThan(hour.length * 0.75)
})

describe('a sound that is playing', () => {
  /** An hour, so that it is never completely loaded and its connection stays open. */
  const hour = makeWav([440, 880], 3_600, 8_000)
  let server: FileServer
  let under = 0
  let address: string

  beforeEach(async () => {
    server = await serveFile(hour, ({ response }) => {
      under++
      response.once('close', () => under--)
    })
    ;({ address } = await open(server.origin))
    await play(address)
    await hears(440)
  })
  afterEach(() => server[Symbol.asyncDispose]())

  async function isGone() {
    await hearsNothing()
    expect((await state()).src).toBeNull()
    expect(await tryAgain(address)).toBe(4)
    await expect.poll(() => under).toBe(0)
  }

  it('stops when the app is locked, and its address no longer works, even after unlocking', async () => {
    await app.menu(['File', 'Lock'])
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    await isGone()
    await page.getByLabel('Password', { exact: true }).fill(portal.people.ada.password)
    await page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await signedIn(page)
    expect(await tryAgain(address)).toBe(4)
  })

  it('stops when the person signs out', async () => {
    await signOut(page)
    await isGone()
  })

  it('stops when the portal ends the session', async () => {
    portal.sessions.revokeAll()
    await app.invoke('account.read', [{}])
    await isGone()
  })

  it('stops when another account is in use', async () => {
    await app.invoke('portal.choose', [{ address: portal.url }])
    await isGone()
  })

  it('plays in a second element by a load of its own', async () => {
    const loads = () => server.ranges.filter((range) => range?.startsWith('bytes=0-')).length
    expect(loads()).toBe(1)
    expect(await tryAgain(address)).toBe('plays')
    expect(loads()).toBe(2)
  })

  it('has an address that no longer works after a reload of the page', async () => {
    await page.reload()
    await signedIn(page)
    expect(await tryAgain(address)).toBe(4)
    await expect.poll(() => under).toBe(0)
  })

  it('continues while the window is in the background', async () => {
    await app.blur()
    await hears(440)
  })

  it('reveals to the page neither its origin nor the address its load was redirected to', async () => {
    const short = await served(makeWav([440], 1))
    const { address: heard } = await open(short.origin)
    await page.evaluate(
      (src) =>
        new Promise((resolve, reject) => {
          const audio = document.body.appendChild(new Audio(src))
          audio.onended = resolve
          audio.onerror = () => reject(audio.error)
          void audio.play()
        }),
      heard,
    )
    const entries = () => page.evaluate(() => performance.getEntries().map(({ name }) => name))
    await expect.poll(async () => (await entries()).filter((name) => name.endsWith(heard))).toHaveLength(1)
    const sources = () => [...document.querySelectorAll('audio')].map(({ currentSrc }) => currentSrc)
    const told = [...(await entries()), ...(await page.evaluate(sources)), await page.content()].join('\n')
    for (const hidden of [server.origin, short.origin, `${address}?`, `${heard}?`]) expect(told).not.toContain(hidden)
    for (const { origin } of [server, short]) expect(app.output()).not.toContain(origin)
  })

  it('is available only to media elements: not to fetch, images, scripts, frames or windows', async () => {
    const refused = await page.evaluate(async (src) => {
      const loads = (name: string, attribute: string) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(name)
          element.onload = () => resolve(`${name} loads`)
          element.onerror = () => resolve(`${name} fails`)
          element.setAttribute(attribute, src)
          document.body.append(element)
        })
      const fetched = await fetch(src).then(
        () => 'fetch loads',
        () => 'fetch fails',
      )
      return [fetched, await loads('img', 'src')]
    }, address)
    expect(refused).toEqual(['fetch fails', 'img fails'])
    await page.evaluate((src) => location.assign(src), address)
    await hears(440)
    expect((await app.windows())[0]?.url).toContain('app://portal/index.html')
  })
})
