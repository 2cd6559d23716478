/** Holds an export: by the person, or while the app is locked. */
export class Gate {
  readonly #holds = new Set<'person' | 'lock'>()
  #turn = new AbortController()
  #opened = Promise.withResolvers<void>()

  constructor() {
    this.#opened.resolve()
  }

  get isHeld(): boolean {
    return this.#holds.size > 0
  }

  /** Aborted as soon as the gate is held. */
  get signal(): AbortSignal {
    return this.#turn.signal
  }

  set(by: 'person' | 'lock', isHeld: boolean): void {
    const was = this.isHeld
    if (isHeld) this.#holds.add(by)
    else this.#holds.delete(by)
    if (this.isHeld === was) return
    if (this.isHeld) {
      this.#opened = Promise.withResolvers()
      this.#turn.abort()
    } else {
      this.#turn = new AbortController()
      this.#opened.resolve()
    }
  }

  opened(): Promise<void> {
    return this.#opened.promise
  }
}
