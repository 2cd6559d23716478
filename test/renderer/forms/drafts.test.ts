// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { correctDraft, forgetDrafts, forgetWayIn, holdDraft, keepDrafts } from '../../../src/renderer/forms/drafts.ts'
import { startDrafts } from '../../../src/renderer/forms/send-drafts.ts'
import type { BridgeInput } from '../../../src/shared/bridge.ts'
import type { Draft, DraftForm } from '../../../src/shared/session/drafts.ts'

/** Main as far as drafts go: what it was told, and what it holds from a page before. */
let told: (Draft | null)[]
let fromBefore: Draft | null
const text = signal<string | null>(null)

const hold = (form: DraftForm = 'account') =>
  holdDraft(form, {
    read: () => (text.value === null ? null : { name: text.value }),
    fill(draft) {
      text.value = draft.name ?? null
    },
  })

startDrafts()

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  fromBefore = null
  text.value = null
  const call = async (name: string, input: BridgeInput<'drafts.keep'>) => {
    if (name === 'drafts.take') return { ok: true, value: { draft: fromBefore } }
    told.push(input.draft)
    return { ok: true, value: {} }
  }
  Object.defineProperty(window, 'bridge', { value: { call }, configurable: true })
})
afterEach(async () => {
  forgetDrafts()
  // What is waiting to be sent is waited for, so that the next test does not find it on its way.
  await vi.runAllTimersAsync()
  vi.useRealTimers()
})

describe('what is typed', () => {
  it('is with main soon, however long the person goes on typing, and not at every key', async () => {
    const stop = hold()
    for (const typed of ['A', 'Ad', 'Ada', 'Ada ', 'Ada K']) {
      text.value = typed
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(told).toEqual([{ name: 'Ada' }])
    await vi.advanceTimersByTimeAsync(300)
    expect(told).toEqual([{ name: 'Ada' }, { name: 'Ada K' }])
    stop()
  })

  it('is forgotten by main when it is saved or the form is left, and does not come after that', async () => {
    const stop = hold()
    text.value = 'Ada'
    text.value = null
    await vi.advanceTimersByTimeAsync(1000)
    expect(told).toEqual([null])
    text.value = 'Ada K'
    stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(told).toEqual([null, null])
  })

  it('stays with main when the form goes because the app locks or the session ends', async () => {
    const stop = hold()
    text.value = 'Ada'
    await vi.advanceTimersByTimeAsync(300)
    keepDrafts()
    stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(told).toEqual([{ name: 'Ada' }])
  })
})

describe('a form that opens', () => {
  it('takes back what the page before it had told main, without telling main anything else first', async () => {
    fromBefore = { name: 'Ada K' }
    const stop = hold()
    await vi.advanceTimersByTimeAsync(1000)
    expect(text.value).toBe('Ada K')
    expect(told).toEqual([{ name: 'Ada K' }])
    stop()
  })

  it('keeps what was typed before the answer came', async () => {
    fromBefore = { name: 'Ada K' }
    const stop = hold()
    text.value = 'Bela'
    await vi.advanceTimersByTimeAsync(0)
    expect(text.value).toBe('Bela')
    stop()
  })

  it('that was left before the answer came is not filled', async () => {
    fromBefore = { name: 'Ada K' }
    hold()()
    await vi.advanceTimersByTimeAsync(0)
    expect(text.value).toBeNull()
  })
})

describe('a form on the way in that is left', () => {
  const leave = () => {
    const stop = hold('sign-in')
    text.value = 'ada'
    stop()
    text.value = null
  }
  const comeBack = () => {
    hold('sign-in')()
    return text.value
  }

  it('is filled again when the person comes back', () => {
    leave()
    expect(comeBack()).toBe('ada')
  })

  it('is filled with what is known to be right by then', () => {
    leave()
    correctDraft('sign-in', { name: 'ada@home.test' })
    expect(comeBack()).toBe('ada@home.test')
  })

  it.each([
    ['it has led to a session', forgetWayIn],
    ['somebody signs out or another account comes into use', forgetDrafts],
  ])('is empty when %s, though it is still on the screen then', (_, forget) => {
    const stop = hold('sign-in')
    text.value = 'ada'
    forget()
    stop()
    text.value = null
    expect(comeBack()).toBeNull()
  })
})
