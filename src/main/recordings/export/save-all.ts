import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Failure } from '../../../shared/errors.ts'
import { recordingFileName } from '../../../shared/recordings/file-name.ts'
import type { Recording } from '../../../shared/recordings/recordings.ts'
import { savingFiles } from '../../files/atomic-file.ts'
import { throwIfEnded } from '../../under-way.ts'
import { extensionOf, type Fetched } from '../fetch-sound.ts'
import { unknownCall } from './call-list.ts'
import type { Entry, Journal } from './journal.ts'
import type { Patient } from './patience.ts'
import type { Target } from './target.ts'
import { ownErrorIn, type UnreadCall } from './walk.ts'

/** How many recordings are fetched at once. */
const atOnce = 4

/** So many refusals and nothing saved: the person may download none, and the others are not tried. */
const mostRefusals = 20

export interface Saving {
  calls: AsyncIterable<Recording | UnreadCall>
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
export async function saveAll(saving: Saving): Promise<void> {
  const ending = new AbortController()
  const signal = AbortSignal.any([saving.signal, ending.signal])
  const calls = saving.calls[Symbol.asyncIterator]()
  let isAnySaved = false
  let refusals = 0
  const work = async () => {
    for (;;) {
      const { done, value } = await calls.next()
      throwIfEnded(signal)
      if (done) return
      const entry = await save(saving, value, signal)
      saving.onEntry(entry)
      if (entry.state === 'saved') isAnySaved = true
      if (entry.state === 'failed' && entry.why === 'forbidden') refusals++
      if (!isAnySaved && refusals >= mostRefusals) throw new Failure({ code: 'forbidden' })
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

async function save(saving: Saving, call: Recording | UnreadCall, signal: AbortSignal): Promise<Entry> {
  const { journal, target } = saving
  const found = await savingFiles(() => target.find(call.id))
  const entry = found ?? (await entryOf(saving, call, signal))
  if (journal.entries.get(call.id) !== entry) await savingFiles(() => journal.add(entry))
  return entry
}

const nothing = { why: null, file: null, bytes: null, sha256: null, verified: false }

async function entryOf(saving: Saving, call: Recording | UnreadCall, signal: AbortSignal): Promise<Entry> {
  if ('why' in call) return { ...unknownCall(call), ...nothing, state: 'failed', why: call.why }
  const { journal, target, work, patient, fetch } = saving
  const { id, start, seconds, direction, caller, callee, state } = call
  const facts = { id, start, seconds, direction, caller, callee, ...nothing }
  if (state !== 'available') return { ...facts, state: 'none', why: state }
  // The id may hold what a file's name may not.
  const part = join(work, createHash('sha256').update(id).digest('hex').slice(0, 32))
  const fetching = patient((turn) => fetch(id, part, AbortSignal.any([turn, signal])))
  const fetched = await fetching.catch(ownErrorIn)
  if (typeof fetched === 'string') return { ...facts, state: 'failed', why: fetched }
  const { file, digest } = fetched
  const { bytes, sha256 } = file
  if (digest === 'other' || bytes === 0) {
    await file.discard()
    return { ...facts, state: 'failed', why: digest === 'other' ? 'mismatch' : 'empty' }
  }
  const name = recordingFileName(journal.head.names, call)
  const taken = await savingFiles(() => target.take(file, name, extensionOf(file.head)))
  return { ...facts, state: 'saved', bytes, sha256, verified: digest === 'same', ...taken }
}
