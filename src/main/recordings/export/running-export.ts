import { type AppError, Failure } from '../../../shared/errors.ts'
import { type ExportForm, type ExportStatus, mostListedProblems } from '../../../shared/recordings/recording-files.ts'
import type { Dependencies, Services } from '../../dependencies.ts'
import { placeOf } from '../../log/log.ts'
import type { Work } from '../../window/long-work.ts'
import { Gate } from './gate.ts'
import type { Entry } from './journal.ts'
import { createPatience, type Patient } from './patience.ts'

/** The shortest interval between reports of counts, in milliseconds. */
const reportPause = 200

type RunningExportDependencies = Pick<Dependencies & Services, 'session' | 'startWork' | 'log'>

interface RunningExportOptions {
  as: ExportForm
  place: string
  /** How many calls there are, about. */
  total: number
  onChange: (status: ExportStatus) => void
}

/** An export in the background: how far it is, what holds it, and how it ends. */
export class RunningExport {
  status: ExportStatus
  /** Recordings that could not be saved. */
  readonly problems: Entry[] = []
  /** For every request of the export. */
  readonly patient: Patient
  readonly #deps: RunningExportDependencies
  readonly #onChange: (status: ExportStatus) => void
  readonly #work: Work
  readonly #gate = new Gate()
  readonly #ending = new AbortController()
  #interruption: AppError | null = null
  #isLocked = false
  #reported = 0

  constructor(deps: RunningExportDependencies, { as, place, total, onChange }: RunningExportOptions) {
    const counts = { done: 0, total, saved: 0, bytes: 0, without: 0, failed: 0 }
    this.status = { state: 'running', as, place, ...counts, until: null, error: null }
    this.#deps = deps
    this.#onChange = onChange
    this.#work = deps.startWork()
    this.patient = this.#withoutTokensWhileLocked(
      createPatience({
        gate: this.#gate,
        signal: this.signal,
        onWaiting: (until) => this.#change({ state: until === null ? this.#heldOrRunning : 'waiting', until }),
      }),
    )
  }

  /** Aborted as soon as it has to end. */
  get signal(): AbortSignal {
    return this.#ending.signal
  }

  get isRunning(): boolean {
    return ['running', 'waiting', 'paused'].includes(this.status.state)
  }

  /** The person no longer wants it, so that nothing is left to be resumed. */
  get isGivenUp(): boolean {
    return this.signal.aborted && this.#interruption === null
  }

  giveUp(): void {
    this.#ending.abort()
  }

  /** Ends it in a way that it can be resumed. */
  interrupt(error: AppError): void {
    if (!this.signal.aborted) this.#interruption = error
    this.#ending.abort()
  }

  /** While locked, no further request is sent. */
  setLocked(isLocked: boolean): void {
    this.#isLocked = isLocked
    this.#hold('lock', isLocked)
  }

  setPaused(isPaused: boolean): void {
    this.#hold('person', isPaused)
  }

  /** A call of a list was written. */
  countRow(done: number): void {
    this.#count({ done, saved: done })
  }

  /** A call was dealt with. */
  countEntry(entry: Entry): void {
    const { done, saved, without, failed, bytes } = this.status
    if (entry.state === 'failed' && this.problems.length < mostListedProblems) this.problems.push(entry)
    this.#count({
      done: done + 1,
      saved: saved + Number(entry.state === 'saved'),
      without: without + Number(entry.state === 'none'),
      failed: failed + Number(entry.state === 'failed'),
      bytes: bytes + (entry.bytes ?? 0),
    })
  }

  /** Runs it to its end, which the status then tells. Never rejects. */
  async run(steps: () => Promise<void>): Promise<void> {
    try {
      await steps()
      this.#change({ state: 'done' })
      const counts = { saved: this.status.saved, failed: this.status.failed }
      this.#work.end(({ exported }) => ({ title: exported.title, body: exported.body(counts) }))
    } catch (cause) {
      if (this.isGivenUp) {
        this.#change({ state: 'cancelled' })
        return this.#work.end(null)
      }
      const error = this.#interruption ?? this.#errorOf(cause)
      this.#change({ state: 'stopped', error })
      this.#work.end(error.code === 'cancelled' ? null : ({ notExported }) => notExported)
    }
  }

  get #heldOrRunning(): 'paused' | 'running' {
    return this.#gate.isHeld ? 'paused' : 'running'
  }

  #errorOf(cause: unknown): AppError {
    if (cause instanceof Failure) return cause.error
    this.#deps.log.error('recordings.export', { fault: placeOf(cause) })
    return { code: 'internal' }
  }

  #hold(by: 'person' | 'lock', isHeld: boolean): void {
    const before = this.#heldOrRunning
    this.#gate.set(by, isHeld)
    const state = this.#heldOrRunning
    if (this.isRunning && state !== before) this.#change({ state, until: null })
  }

  #count(counts: Partial<ExportStatus>): void {
    const total = Math.max(this.status.total, counts.done ?? 0)
    this.#change({ ...counts, total })
    this.#work.progress(this.status.done, total)
  }

  #change(part: Partial<ExportStatus>): void {
    const isCount = part.state === undefined || part.state === this.status.state
    this.status = { ...this.status, ...part }
    if (isCount && Date.now() - this.#reported < reportPause) return
    this.#reported = Date.now()
    this.#onChange(this.status)
  }

  /** A refresh under way may bring a token after the app was locked. */
  #withoutTokensWhileLocked(patient: Patient): Patient {
    return (request) =>
      patient((turn) =>
        request(turn).finally(() => {
          if (this.#isLocked) this.#deps.session.dropAccessTokens()
        }),
      )
  }
}
