import type { Draft, DraftForm } from '../../shared/session/drafts.ts'
import { call } from '../bridge.ts'
import { keepDraftsOutside } from './drafts.ts'

/** The most typing that a crash may lose, in milliseconds. */
const pause = 300

/** Sends what is typed to main, so that it survives a page that crashes or hangs. Called once. */
export function startDrafts(): void {
  const waiting = new Map<DraftForm, Draft>()
  let isDue = false

  const send = () => {
    isDue = false
    for (const [form, draft] of waiting) void call('drafts.keep', { form, draft })
    waiting.clear()
  }

  keepDraftsOutside({
    keep(form, draft) {
      if (draft === null) {
        waiting.delete(form)
        void call('drafts.keep', { form, draft })
        return
      }
      waiting.set(form, draft)
      if (!isDue) setTimeout(send, pause)
      isDue = true
    },
    async take(form) {
      const result = await call('drafts.take', { form })
      return result.ok ? result.value.draft : null
    },
  })
}
