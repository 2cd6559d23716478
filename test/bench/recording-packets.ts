import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { createHttpClient } from '../../src/main/http/client.ts'
import { openRemoteSource } from '../../src/main/media/remote-source.ts'
import type { decodePeaks } from '../../src/renderer/recordings/player/decode-peaks.ts'
import type { SoundPackets } from '../../src/shared/recordings/sound-packets.ts'
import { encode } from '../e2e/sounds.ts'
import { serveFile } from '../main/http/file-server.ts'
import { programPath } from '../peers/programs.ts'
import { soundBytes } from '../portal/recordings/sound.ts'
import { launchBrowser, startPreview } from '../renderer/preview/serve.ts'
import { compare, type Measurement, timed } from './measurement.ts'

const turns = 7
const points = 4_000
const decoder = join(import.meta.dirname, '../../src/renderer/recordings/player/decode-peaks.ts')

declare global {
  interface Window {
    chunkAt(at: number): Promise<Omit<SoundPackets, 'bytes'> & { text: string }>
  }
}

/** An hour of both voices at 64 kbit/s, 29 MB: a minute by LAME, sixty times. */
async function hourOfMp3(): Promise<Buffer> {
  if (!programPath('lame')) throw new Error('lame is missing (apt-get install lame)')
  const minute = Buffer.concat([...soundBytes({ id: 'minute', seconds: 60, format: 'pcm' })])
  const mp3 = await encode(minute, 'lame', (from, to) => ['--quiet', '-b', '64', '-t', from, to])
  return Buffer.concat(Array.from({ length: 60 }, () => mp3))
}

/**
 * The waveform of an hour of MP3: main takes its packets out of the file, against a bare request that only reads the same
 * bytes, and the page has Chromium decode them.
 */
export async function measureRecordingPackets(): Promise<Measurement[]> {
  const content = await hourOfMp3()
  await using portal = await serveFile(content)
  const client = createHttpClient({ userAgent: 'bench' })
  const { signal } = new AbortController()
  const source = await openRemoteSource(
    ({ first, last }, signal) => client.stream({ url: portal.origin, range: { first, last }, signal }),
    signal,
  )
  const { packets } = source
  if (!packets) throw new Error('MP3 has no packets')
  const heap: number[] = []
  const figures = await compare(
    turns,
    () =>
      timed(async () => {
        const before = getHeapStatistics().used_heap_size
        let most = before
        let bytes = 0
        for await (const chunk of packets(signal)) {
          most = Math.max(most, getHeapStatistics().used_heap_size)
          bytes += chunk.bytes.length
        }
        if (bytes < 0.99 * content.length) throw new Error('The packets are not whole')
        heap.push(most - before)
      }),
    () =>
      timed(async () => {
        const asking = get(portal.origin)
        const [answer] = await once(asking, 'response')
        let bytes = 0
        for await (const chunk of answer) bytes += chunk.length
        if (bytes !== content.length) throw new Error('The file is not whole')
      }),
  )
  const chunks: SoundPackets[] = []
  for await (const chunk of packets(signal)) chunks.push(chunk)
  const inPage = await decodeInPage(chunks)
  const name = 'Hour of MP3'
  return [
    { name: `${name}: packets for its waveform`, value: figures.subject, unit: 'ms', ratio: figures.ratio, aim: 2 },
    { name: `${name}: heap for its packets`, value: Math.max(...heap) / 1e6, unit: 'MB', ratio: null, aim: 30 },
    { name: `${name}: decoded in the page`, value: inPage.milliseconds, unit: 'ms', ratio: null, aim: 30_000 },
    { name: `${name}: the page’s longest turn`, value: inPage.longest, unit: 'ms', ratio: null, aim: 50 },
    { name: `${name}: heap in the page`, value: inPage.heap / 1e6, unit: 'MB', ratio: null, aim: 30 },
  ]
}

/** The packets are in the page before it counts: Electron hands them over as they are, and the preview as text. */
async function decodeInPage(chunks: readonly SoundPackets[]) {
  const preview = await startPreview()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.exposeFunction('chunkAt', (at: number) => {
      const { bytes, ...chunk } = chunks[at] ?? { bytes: new Uint8Array() }
      return { ...chunk, text: Buffer.from(bytes).toString('base64') }
    })
    await page.goto(`${preview.origin}/paged-list.html`)
    await page.getByRole('row').nth(3).waitFor()
    const session = await page.context().newCDPSession(page)
    const used = async () => {
      const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as {
        usedSize: number
        backingStorageSize?: number
      }
      return usedSize + (backingStorageSize ?? 0)
    }
    await page.evaluate(
      async ({ count }) => {
        const read: SoundPackets[] = []
        for (let at = 0; at < count; at++) {
          const { text, ...chunk } = await window.chunkAt(at)
          read.push({ ...chunk, bytes: Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)) })
        }
        Object.assign(window, { read })
      },
      { count: chunks.length },
    )
    await session.send('HeapProfiler.collectGarbage')
    const before = await used()
    let most = before
    const watching = setInterval(
      () =>
        void used().then(
          (now) => (most = Math.max(most, now)),
          () => undefined,
        ),
      200,
    )
    const outcome = await page.evaluate(
      async ({ module, points }) => {
        const decoding = (await import(module)) as { decodePeaks: typeof decodePeaks }
        const { read } = window as unknown as { read: SoundPackets[] }
        let longest = 0
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
        })
        observer.observe({ type: 'longtask' })
        const start = performance.now()
        const peaks = await decoding.decodePeaks(
          async (at) => read[at] ?? null,
          points,
          () => null,
          new AbortController().signal,
        )
        const milliseconds = performance.now() - start
        // Long tasks are told a while later.
        await new Promise((resolve) => requestIdleCallback(resolve))
        for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration)
        return { milliseconds, longest, seconds: peaks?.seconds ?? 0, count: peaks?.channels[0]?.length }
      },
      { module: `/@fs${decoder}`, points },
    )
    clearInterval(watching)
    // Each minute has the delay of the encoder.
    if (Math.abs(outcome.seconds - 3_600) > 30 || outcome.count !== 2 * points) {
      throw new Error(`The waveform is not whole: ${JSON.stringify(outcome)}`)
    }
    return { ...outcome, heap: most - before }
  } finally {
    await browser.close()
    await preview.close()
  }
}
