import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { soundEndpoint } from '../../../src/main/portals/call-record/recording-sound.ts'
import type { Services } from '../server/handlers.ts'
import { Problem } from '../server/problem.ts'
import { apiPath, callerOf, parse } from '../server/routes.ts'
import { demandRight, known } from './rights.ts'
import { headerBytes, soundBytes, soundDigest, soundLength } from './sound.ts'
import { planOf } from './sound-plan.ts'

/** What goes wrong with the files of recordings, as recorders and their web servers get it wrong. */
export type SoundFault =
  | 'no-ranges'
  | 'wrong-content-range'
  | 'truncated'
  /** Has no ranges, and sends nothing after the first half until the client hangs up. */
  | 'stalled'
  | 'header-only'
  | 'empty'
  | 'changed-between-ranges'
  | 'wrong-digest'

export type SoundFaults = ReturnType<typeof createSoundFaults>

export function createSoundFaults() {
  let fault: SoundFault | null = null
  let stalled = 0
  return {
    current: () => fault,
    /** Applies to every sound until it is set again; null ends it. */
    set(next: SoundFault | null): void {
      fault = next
    },
    /** How many answers wait in the middle of a sound. */
    stalled: () => stalled,
    /** Waits until the client hangs up. */
    async stall(answer: Writable): Promise<void> {
      stalled++
      if (!answer.destroyed) await once(answer, 'close')
      stalled--
    },
  }
}

/** The files of recordings with ranges, strong ETags and digests (RFC 9110, 14; RFC 9530, 3). */
export function serveSound(app: FastifyInstance, services: Services): void {
  const { settings, recordings, soundFaults, soundFiles, audit } = services
  let versions = 0
  app.get<{ Params: { recording: string } }>(
    apiPath + soundEndpoint.path.replace('{recording}', ':recording'),
    { exposeHeadRoute: false },
    (request, reply) => {
      const { person } = callerOf(request, { problems: soundEndpoint.problems }, services)
      const { purpose, reason } = soundEndpoint.query.parse(parse(soundEndpoint.query, request.query))
      demandRight(settings, person, purpose === 'play' ? 'recordings-play' : 'recordings-download')
      if (settings.capabilities.recordings?.playReason && reason === undefined) {
        throw new Problem('validation', { problems: [{ field: 'reason', rule: 'required' }] })
      }
      const recording = known(recordings, request.params.recording, person)
      if (recording.state !== 'available') throw new Problem('not-found')
      const fault = soundFaults.current()
      const plan = planOf(recording)
      const file = soundFiles.get(recording.id)
      const whole = file?.length ?? soundLength(plan)
      const length = fault === 'empty' ? 0 : fault === 'header-only' ? headerBytes(plan.format) : whole
      const etag = `"${recording.id}${fault === 'changed-between-ranges' ? `-${versions++}` : ''}"`
      const ifRange = request.headers['if-range']
      const isCurrent = ifRange === undefined || ifRange === etag
      const hasRanges = fault !== 'no-ranges' && fault !== 'stalled'
      const range = !hasRanges || !isCurrent ? null : rangeOf(request.headers.range, length)
      // One entry for each time a person plays or downloads, not for each range that it takes.
      if (range === null || range === 'unsatisfiable' || range.first === 0) {
        audit.write({
          event: purpose === 'play' ? 'recording-played' : 'recording-downloaded',
          personId: person.id,
          requestId: request.id,
          facts: { recording: recording.id, reason: reason ?? '' },
        })
      }
      reply.headers({
        etag,
        'repr-digest': `sha-256=:${digestOf(file ?? plan, fault)}:`,
        ...(hasRanges && { 'accept-ranges': 'bytes' }),
      })
      if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${length}`).send()
      const { first, last } = range ?? { first: 0, last: length - 1 }
      if (range) {
        const shift = fault === 'wrong-content-range' ? 1 : 0
        reply.code(206).header('content-range', `bytes ${first + shift}-${last + shift}/${length}`)
      }
      const count = Math.max(0, last - first + 1)
      reply.type('audio/wav').header('content-length', count)
      const bytes = count === 0 ? [] : file ? [file.subarray(first, last + 1)] : soundBytes(plan, { first, last })
      const stall = () => soundFaults.stall(reply.raw)
      const sent =
        fault === 'truncated'
          ? halfOf(bytes, count, brokenOff)
          : fault === 'stalled'
            ? halfOf(bytes, count, stall)
            : bytes
      return reply.send(Readable.from(sent, { objectMode: false }))
    },
  )
}

function digestOf(of: Buffer | Parameters<typeof soundDigest>[0], fault: SoundFault | null): string {
  const digest = Buffer.isBuffer(of) ? createHash('sha256').update(of).digest('hex') : soundDigest(of)
  return Buffer.from(fault === 'wrong-digest' ? '00'.repeat(32) : digest, 'hex').toString('base64')
}

async function brokenOff(): Promise<void> {
  throw new Error('the recorder broke off')
}

/** The first half, and then what `end` does. */
async function* halfOf(bytes: Iterable<Buffer>, count: number, end: () => Promise<void>): AsyncGenerator<Buffer> {
  let left = Math.floor(count / 2)
  for (const chunk of bytes) {
    yield chunk.subarray(0, left)
    left -= chunk.length
    if (left <= 0) return end()
  }
}

/** The range that a request names: of a whole file null, or `unsatisfiable` (RFC 9110, 14.1.2). */
export function rangeOf(
  header: string | undefined,
  length: number,
): { first: number; last: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  return first > last ? 'unsatisfiable' : { first, last }
}
