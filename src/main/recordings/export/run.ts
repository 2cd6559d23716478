import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type AppErrorCode, Failure } from '../../../shared/errors.ts'
import { recordingFileName } from '../../../shared/recordings/file-name.ts'
import type { Recording } from '../../../shared/recordings/recordings.ts'
import { savingFiles } from '../../files/atomic-file.ts'
import { throwIfEnded } from '../../under-way.ts'
import { extensionOf, type Fetched } from '../fetch-sound.ts'
import type { Entry, Journal } from './journal.ts'
import type { Patient } from './patience.ts'
import type { Target } from './target.ts'

/** How many recordings are fetched at once. */
const atOnce = 4

/** Errors that are one recording's own; any other would meet every other recording too. */
const ownErrors: readonly AppErrorCode[] = [
  'forbidden',
  'not-found',
  'conflict',
  'timeout',
  'portal-unavailable',
  'portal-unexpected',
]

export interface Run {
  calls: AsyncIterable<Recording>
  journal: Journal
  target: Target
  /** The folder for half of files. */
  work: string
  patient: Patient
  fetch: (id: string, path: string, signal: AbortSignal) => Promise<Fetched>
  signal: AbortSignal
  /** Called after each call that is dealt with. */
  onEntry: (entry: Entry) => void
}

/**
 * Saves every recording, some at once, in about the order of the calls. Rejects with `cancelled` when the signal is
 * aborted, and with an error that concerns all recordings; what was saved until then is in the journal.
 */
export async function runExport(run: Run): Promise<void> {
  const ending = new AbortController()
  const signal = AbortSignal.any([run.signal, ending.signal])
  const calls = run.calls[Symbol.asyncIterator]()
  const work = async () => {
    for (;;) {
      const { done, value } = await calls.next()
      throwIfEnded(signal)
      if (done) return
      run.onEntry(await keep(run, value, signal))
    }
  }
  let fault: unknown
  await Promise.all(
    Array.from({ length: atOnce }, () =>
      work().catch((cause: unknown) => {
        fault ??= cause
        ending.abort()
      }),
    ),
  )
  if (fault !== undefined) throw fault
}

async function keep(run: Run, call: Recording, signal: AbortSignal): Promise<Entry> {
  const { journal, target } = run
  const found = await target.find(call.id)
  const entry = found ?? (await entryOf(run, call, signal))
  if (journal.entries.get(call.id) !== entry) await savingFiles(() => journal.add(entry))
  return entry
}

async function entryOf({ journal, target, work, patient, fetch }: Run, call: Recording, signal: AbortSignal) {
  const { id, start, seconds, direction, caller, callee } = call
  const nothing = { why: null, file: null, bytes: null, sha256: null, verified: false }
  const facts = { id, start, seconds, direction, caller, callee, ...nothing }
  if (call.state !== 'available') return { ...facts, state: 'none', why: call.state } satisfies Entry
  const failed = (why: string) => ({ ...facts, state: 'failed', why }) satisfies Entry
  try {
    const part = join(work, createHash('sha256').update(id).digest('hex').slice(0, 32))
    const { file, digest } = await patient((turn) => fetch(id, part, AbortSignal.any([turn, signal])))
    const { bytes, sha256 } = file
    if (digest === 'other' || bytes === 0) {
      await file.discard()
      return failed(digest === 'other' ? 'mismatch' : 'empty')
    }
    const name = recordingFileName(journal.head.names, call)
    const taken = await savingFiles(() => target.take(file, name, extensionOf(file.head)))
    return { ...facts, state: 'saved', bytes, sha256, verified: digest === 'same', ...taken } satisfies Entry
  } catch (cause) {
    if (!(cause instanceof Failure) || !ownErrors.includes(cause.error.code)) throw cause
    return failed(cause.error.code)
  }
}
