import { batch, computed, signal } from '@preact/signals'
import type { Result } from '../../../shared/errors.ts'
import { longestPeopleSearch, type RecordingPeople } from '../../../shared/recordings/recordings.ts'
import { trimUnseen } from '../../../shared/text/typed-text.ts'
import { call } from '../../bridge.ts'

/** How long after a key the portal is asked, in milliseconds. */
const typingPause = 250
/** How many people are shown at once: the portal searches, however many there are. */
const mostShown = 20

/** People found at the portal by what is being typed. */
export class PeopleSearch {
  readonly typed = signal('')
  /** The portal's last answer, which stays until the next one is there; null before the first. */
  readonly answer = signal<Result<RecordingPeople> | null>(null)
  /** Whether an answer for what is typed is still to come. */
  readonly isSearching = signal(false)
  readonly found = computed(() => (this.answer.value?.ok ? this.answer.value.value : null))
  #timer: ReturnType<typeof setTimeout> | undefined
  #latest = 0

  /** Forgets the last search, and asks for the first people of all. */
  begin(): void {
    batch(() => {
      this.typed.value = ''
      this.answer.value = null
    })
    void this.ask()
  }

  /** Asks once the person pauses. */
  type(text: string): void {
    this.end()
    batch(() => {
      this.typed.value = text
      this.isSearching.value = true
    })
    this.#timer = setTimeout(() => void this.ask(), typingPause)
  }

  /** Asks for what is typed now. */
  async ask(): Promise<void> {
    this.end()
    const request = this.#latest
    this.isSearching.value = true
    const search = trimUnseen(this.typed.peek()).slice(0, longestPeopleSearch)
    const answer = await call('recordings.people', { search, limit: mostShown })
    if (request !== this.#latest) return
    batch(() => {
      this.answer.value = answer
      this.isSearching.value = false
    })
  }

  /** Takes no further answer. */
  end(): void {
    clearTimeout(this.#timer)
    this.#latest++
    this.isSearching.value = false
  }
}
