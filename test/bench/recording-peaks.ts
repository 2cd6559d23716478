import { once } from 'node:events'
import { get } from 'node:http'
import { getHeapStatistics } from 'node:v8'
import { createHttpClient } from '../../src/main/http/client.ts'
import { openRemoteSource } from '../../src/main/media/remote-source.ts'
import { serveFile } from '../main/http/file-server.ts'
import { soundBytes } from '../portal/recordings/sound.ts'
import { compare, type Measurement, timed } from './measurement.ts'

const turns = 7
/** An hour of both voices as PCM, 115 MB. */
const plan = { id: 'hour', seconds: 3600, format: 'pcm' } as const
const points = 4_000
/** What the waveform may need beyond what there was, in MB. */
const mostHeap = 30

/** The waveform of an hour's recording at a portal, against a bare request that only reads the same bytes. */
export async function measureRecordingPeaks(): Promise<Measurement[]> {
  const content = Buffer.concat([...soundBytes(plan)])
  await using portal = await serveFile(content)
  const client = createHttpClient({ userAgent: 'bench' })
  const { signal } = new AbortController()
  const source = await openRemoteSource(
    ({ first, last }, signal) => client.stream({ url: portal.origin, range: { first, last }, signal }),
    signal,
  )
  const { peaks } = source
  if (!peaks) throw new Error('PCM has no waveform')
  const heap: number[] = []
  const figures = await compare(
    turns,
    () =>
      timed(async () => {
        const before = getHeapStatistics().used_heap_size
        let most = before
        const watching = setInterval(() => {
          most = Math.max(most, getHeapStatistics().used_heap_size)
        }, 20)
        const { channels } = await peaks(points, signal)
        clearInterval(watching)
        if (channels[0]?.length !== 2 * points) throw new Error('The waveform is not whole')
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
  return [
    { name: 'Recording of an hour: waveform', value: figures.subject, unit: 'ms', ratio: figures.ratio, aim: 2 },
    {
      name: 'Recording of an hour: heap for its waveform',
      value: Math.max(...heap) / 1_000_000,
      unit: 'MB',
      ratio: null,
      aim: mostHeap,
    },
  ]
}
