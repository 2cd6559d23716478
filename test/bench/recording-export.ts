import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { Agent, get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createActivePortal } from '../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../src/main/http/client.ts'
import { asking } from '../../src/main/recordings/ask.ts'
import { exportRecordings } from '../../src/main/recordings/export/export-recordings.ts'
import { startJournal } from '../../src/main/recordings/export/journal.ts'
import { RunningExport } from '../../src/main/recordings/export/running-export.ts'
import { workFolder } from '../../src/main/recordings/export/target.ts'
import { createSessionKeeper } from '../../src/main/session/session-keeper.ts'
import { usualNames } from '../../src/shared/recordings/file-name.ts'
import { type Served, serve } from '../main/http/serve.ts'
import { memorySecrets } from '../main/memory-secrets.ts'
import { memorySettings } from '../main/memory-settings.ts'
import { unseenWork } from '../main/unseen-work.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { compare, type Measurement, timed } from './measurement.ts'

const count = 1_000
const bytes = 1_000_000
/** As many files at once as an export fetches. */
const atOnce = 4
const turns = 2
const beginning = Date.UTC(2026, 5, 10, 9)
const selection = {
  views: [{ from: new Date(beginning).toISOString(), to: new Date(beginning + 86_400_000).toISOString() }],
  ids: [],
  except: [],
}

/**
 * Exports 1,000 recordings of a megabyte each into a folder: the time against copying the same files bare over the same
 * loopback, and the memory.
 */
export async function measureRecordingExport(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-recordings-'))
  const portal = await startPortal({ recordings: 1, phones: 1, recordingsUntil: beginning - 1 })
  try {
    portal.recordings.add(Array.from({ length: count }, (_, index) => aCall(index)))
    await using front = await serveFront(portal)
    const memory: number[] = []
    let turn = 0
    const figures = await compare(
      turns,
      () => emptied(folder, () => exported(front, portal, join(folder, `${turn++}`), memory)),
      () => emptied(folder, () => copied(front, join(folder, `${turn++}`))),
    )
    return [
      {
        name: '1,000 recordings exported to a folder',
        value: (count * bytes) / 1_000 / figures.subject,
        unit: 'MB/s',
        ratio: figures.ratio,
        // 60 % of what bare copying reaches.
        aim: 1.67,
      },
      {
        name: 'Memory while 1,000 recordings are exported',
        value: Math.max(...memory) / 1_000_000,
        unit: 'MB',
        ratio: null,
        aim: 60,
      },
    ]
  } finally {
    await portal.close()
    await rm(folder, { recursive: true })
  }
}

const aCall = (index: number) => ({
  id: `bench-${index}`,
  seconds: 60,
  direction: 'inbound' as const,
  caller: { number: `+44 1632 ${960_000 + index}`, name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available' as const,
  start: beginning + index * 1000,
})

/** The portal behind a server that has the sounds ready, so that making them counts for neither way. */
async function serveFront(portal: RunningPortal): Promise<Served> {
  const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), randomBytes(bytes)]).subarray(0, bytes)
  const headers = {
    'content-type': 'audio/wav',
    'content-length': bytes,
    'content-range': `bytes 0-${bytes - 1}/${bytes}`,
    'accept-ranges': 'bytes',
    etag: '"1"',
    'repr-digest': `sha-256=:${createHash('sha256').update(sound).digest('base64')}:`,
  }
  return serve((asked, response) => {
    if (/\/audio(\?|$)/.test(asked.url ?? '')) return void response.writeHead(206, headers).end(sound)
    const onward = request(new URL(asked.url ?? '/', portal.url), { method: asked.method, headers: asked.headers })
    onward.on('response', (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)))
    asked.pipe(onward)
  })
}

/** Does it, and makes room for the next one, which is not timed. */
async function emptied(folder: string, work: () => Promise<number>): Promise<number> {
  const taken = await work()
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
  return taken
}

async function exported(front: Served, portal: RunningPortal, path: string, memory: number[]): Promise<number> {
  const ignored = () => undefined
  const active = createActivePortal(createHttpClient({ userAgent: 'bench' }), memorySettings(), new URL(front.origin))
  const session = createSessionKeeper(active, memorySecrets(), { ended: ignored, reachable: ignored })
  const { username, password } = portal.people.ada
  await session.signIn({ username, password }, false)
  const ask = asking(session)
  const running = new RunningExport(
    { session, startWork: unseenWork, log: { info: ignored, warning: ignored, error: ignored } },
    { as: 'folder', place: 'bench', total: count, onChange: ignored },
  )
  const before = process.memoryUsage().rss
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const milliseconds = await timed(async () => {
    await mkdir(path)
    const head = { version: 1, as: 'folder', selection, names: usualNames, total: count } as const
    const journal = await startJournal(workFolder('folder', path), head, [])
    await running.run(async () => void (await exportRecordings({ ask, running, journal, path, reason: '' })))
  })
  clearInterval(watching)
  const { state, saved } = running.status
  if (state !== 'done' || saved !== count) throw new Error(`The export ended as ${state} with ${saved} recordings`)
  memory.push(most - before)
  return milliseconds
}

/** Every file as it comes, into a folder, as many at once. */
async function copied(front: Served, path: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const left = Array.from({ length: count }, (_, index) => index).values()
  const work = async () => {
    for (const index of left) {
      const [answer] = await once(get(`${front.origin}/${index}/audio`, { agent }), 'response')
      await pipeline(answer, createWriteStream(join(path, `${index}.wav`), { flags: 'wx', flush: true }))
    }
  }
  try {
    return await timed(async () => {
      await mkdir(path)
      await Promise.all(Array.from({ length: atOnce }, work))
    })
  } finally {
    agent.destroy()
  }
}
