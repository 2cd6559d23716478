import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { mostIdsAtOnce } from '../../shared/lists/list-limits.ts'
import type { RecordingSelection } from '../../shared/recordings/recording-files.ts'
import type { RecordingPage } from '../../shared/recordings/recordings.ts'
import type { Choosing } from '../list/choosing.ts'
import type { Listed } from './recording-pages.ts'
import type { RecordingRow } from './recording-rows.ts'

interface Chosen {
  /** The list of which every call was chosen, those that were not read included. */
  all: Listed | null
  /** Of its calls, those that were taken out. */
  except: ReadonlySet<string>
  /** Calls that were chosen one by one. */
  ids: ReadonlySet<string>
}

const none: Chosen = { all: null, except: new Set(), ids: new Set() }

/** The chosen calls of the list: those that match its filter, with exceptions, or a few by their ids. */
export class ChosenCalls implements Choosing<RecordingRow> {
  readonly #listed: ReadonlySignal<Listed | null>
  readonly #chosen: Signal<Chosen | null> = signal(null)
  /** Whether more were asked for than can be chosen, or taken out, one by one. */
  readonly #isFull = signal(false)

  constructor(listed: ReadonlySignal<Listed | null>) {
    this.#listed = listed
  }

  get isOn(): boolean {
    return this.#chosen.value !== null
  }

  get isFull(): boolean {
    return this.#isFull.value
  }

  /** Whether every call that the list shows is chosen. */
  get hasAll(): boolean {
    const { all, except } = this.#chosen.value ?? none
    return all !== null && except.size === 0 && all.reading === this.#listed.value?.reading
  }

  get total(): RecordingPage['total'] {
    const { all, except, ids } = this.#chosen.value ?? none
    if (!all) return { count: ids.size, isExact: true }
    // The portal may have counted further by now.
    const listed = this.#listed.value
    const { count, isExact } = listed?.reading === all.reading ? listed.total : all.total
    return { count: Math.max(0, count - except.size) + ids.size, isExact }
  }

  get selection(): RecordingSelection {
    const { all, except, ids } = this.#chosen.value ?? none
    return { views: all ? [all.filter] : [], ids: [...ids], except: [...except] }
  }

  has({ id, start }: RecordingRow): boolean {
    const { all, except, ids } = this.#chosen.value ?? none
    return ids.has(id) || (isIn(all, start) && !except.has(id))
  }

  /** Begins choosing, with no call yet. */
  begin(): void {
    this.#chosen.value ??= none
  }

  choose(rows: readonly RecordingRow[], isChosen: boolean): void {
    const { all, ...before } = this.#chosen.peek() ?? none
    const [ids, except] = [new Set(before.ids), new Set(before.except)]
    for (const { id, start } of rows) {
      const isCovered = isIn(all, start)
      if (isCovered && isChosen) except.delete(id)
      else if (isCovered) except.add(id)
      else if (isChosen) ids.add(id)
      else ids.delete(id)
    }
    const isTooMany = ids.size > mostIdsAtOnce || except.size > mostIdsAtOnce
    this.#isFull.value = isTooMany
    if (!isTooMany) this.#chosen.value = { all, ids, except }
  }

  chooseAll(): void {
    const all = this.#listed.peek()
    if (!all || all.total.count === 0) return
    this.#isFull.value = false
    this.#chosen.value = { ...none, all }
  }

  refuseMany(): void {
    this.begin()
    this.#isFull.value = true
  }

  end(): void {
    this.#isFull.value = false
    this.#chosen.value = null
  }
}

/** Whether a call was in the list then; one that came since is not. */
const isIn = (all: Listed | null, start: string): boolean =>
  all !== null && Date.parse(start) < Date.parse(all.filter.to)
