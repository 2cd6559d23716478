import { get } from 'node:http'
import type { Page } from 'playwright-core'
import { createHttpClient } from '../../src/main/http/client.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { launchApp } from '../e2e/app.ts'
import { signedIn, signIn } from '../e2e/person.ts'
import { serve } from '../main/http/serve.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { apiPath } from '../portal/server/routes.ts'
import { launchBrowser } from '../renderer/preview/serve.ts'
import { compare, type Measurement } from './measurement.ts'

const turns = 30
/** Of the recording, in seconds. */
const length = 3600
/** An id that the reference portal's plan of sounds makes a PCM file, of 115 MB. */
const recording = 'call-3000'

/**
 * From Play to the first sound of an hour's recording, and from a seek to the sound there: in the built app, against an
 * audio element of the same browser that reads the same portal through a server which only adds the access token.
 */
export async function measureRecordingSound(): Promise<Measurement[]> {
  const portal = await startPortal({ recordings: 1, phones: 1 })
  try {
    const start = Date.now() - 2 * length * 1000
    const party = { number: '2000', name: 'Ada' }
    const call = { seconds: length, direction: 'internal', caller: party, callee: party, state: 'available' } as const
    portal.recordings.add([{ ...call, id: recording, start }])
    const bare = await serveSound(portal, recording)
    const browser = await launchBrowser()
    const app = await launchApp({ portal: portal.url })
    try {
      await signIn(app.page, portal.people.ada)
      await signedIn(app.page)
      const plain = await browser.newPage()
      await plain.goto(bare.origin)
      const first = await compare(
        turns,
        () => playInApp(app.page, recording),
        () => playBare(plain),
      )
      let turn = 0
      // Places all over the hour, each met once.
      const place = () => (turn++ * 1_327) % length
      const seek = await compare(
        turns,
        () => seekTo(app.page, place()),
        () => seekTo(plain, place()),
      )
      return [
        { name: 'Recording: Play to first sound', value: first.subject, unit: 'ms', ratio: first.ratio, aim: 1.3 },
        { name: 'Recording of an hour: seek', value: seek.subject, unit: 'ms', ratio: seek.ratio, aim: 1.3 },
      ]
    } finally {
      await app.close()
      await browser.close()
      await bare[Symbol.asyncDispose]()
    }
  } finally {
    await portal.close()
  }
}

/** The bare way: a page with an audio element, and its sound as the portal gives it. */
async function serveSound(portal: RunningPortal, id: string) {
  const adapter = await openAdapter(createHttpClient({ userAgent: 'bench' }), new URL(portal.url))
  const { username, password } = portal.people.ada
  const { accessToken } = await adapter.session.signIn({ username, password })
  const url = `${portal.url}${apiPath}/recordings/${id}/audio?purpose=play`
  return serve((request, response) => {
    if (request.url === '/') return void response.setHeader('content-type', 'text/html').end('<!doctype html>')
    const { range } = request.headers
    const headers = { authorization: `Bearer ${accessToken}`, ...(range !== undefined && { range }) }
    const asking = get(url, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    // The element ends a request when it seeks.
    response.on('close', () => asking.destroy())
    asking.on('error', () => response.destroy())
  })
}

/** Opens the sound and plays it, in an element that later seeks. */
const playInApp = (page: Page, recording: string) =>
  page.evaluate(async (recording) => {
    const start = performance.now()
    const opened = await window.bridge.call('recordings.play', { recording, reason: '' })
    if (!opened.ok) throw new Error(`The sound was not opened: ${opened.error.code}`)
    document.querySelector('audio')?.remove()
    const audio = document.createElement('audio')
    document.body.append(audio)
    const playing = new Promise((resolve) => audio.addEventListener('playing', resolve, { once: true }))
    audio.src = opened.value.address
    await Promise.all([audio.play(), playing])
    const taken = performance.now() - start
    audio.pause()
    return taken
  }, recording)

const playBare = (page: Page) =>
  page.evaluate(async () => {
    const start = performance.now()
    document.querySelector('audio')?.remove()
    const audio = document.createElement('audio')
    document.body.append(audio)
    const playing = new Promise((resolve) => audio.addEventListener('playing', resolve, { once: true }))
    // Not from the browser's own cache.
    audio.src = `/sound?${start}`
    await Promise.all([audio.play(), playing])
    const taken = performance.now() - start
    audio.pause()
    return taken
  })

const seekTo = (page: Page, seconds: number) =>
  page.evaluate(async (seconds) => {
    const audio = document.querySelector('audio')
    if (!audio) throw new Error('Nothing is played')
    const start = performance.now()
    const there = new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }))
    audio.currentTime = seconds
    await there
    return performance.now() - start
  }, seconds)
