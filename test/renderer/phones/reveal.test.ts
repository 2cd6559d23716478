import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Reveal, type Revealed, type SecretName, stateOf } from '../../../src/renderer/phones/reveal.ts'
import type { Result } from '../../../src/shared/errors.ts'

const anna: SecretName = { phone: 'anna', secret: 'sip' }
const bob: SecretName = { phone: 'bob', secret: 'sip' }

/** A portal whose answers come when the test says so. */
function portal() {
  const asked: { name: SecretName; answer: (result: Result<Revealed>) => void }[] = []
  const reveal = new Reveal((name) => new Promise((resolve) => asked.push({ name, answer: resolve })))
  const answer = async (position: number, content: string) => {
    asked[position]?.answer({ ok: true, value: { content, hideAfterMs: 30_000 } })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { asked, reveal, answer }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a password on the screen', () => {
  test('comes when asked for, with the time at which it goes', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    expect(reveal.state.value).toEqual({ state: 'asking', ...anna })
    await answer(0, 'of anna')
    expect(reveal.state.value).toEqual({ state: 'shown', content: 'of anna', hidesAt: Date.now() + 30_000, ...anna })
  })

  test('goes after the portal’s 30 seconds, not a moment sooner', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    await answer(0, 'of anna')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(reveal.state.value.state).toBe('shown')
    await vi.advanceTimersByTimeAsync(1)
    expect(reveal.state.value).toEqual({ state: 'hidden' })
  })

  test('without a time limit stays until something hides it', async () => {
    const { asked, reveal } = portal()
    void reveal.show(anna)
    asked[0]?.answer({ ok: true, value: { content: 'of anna', hideAfterMs: Number.POSITIVE_INFINITY } })
    await vi.advanceTimersByTimeAsync(86_400_000)
    expect(reveal.state.value).toMatchObject({ state: 'shown', content: 'of anna' })
    reveal.hide()
    expect(reveal.state.value).toEqual({ state: 'hidden' })
  })

  test('stays for as long again when that is asked for, and not when it is hidden', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    await answer(0, 'of anna')
    await vi.advanceTimersByTimeAsync(20_000)
    reveal.extend()
    expect(reveal.state.value).toEqual({ state: 'shown', content: 'of anna', hidesAt: Date.now() + 30_000, ...anna })
    await vi.advanceTimersByTimeAsync(29_999)
    expect(reveal.state.value.state).toBe('shown')
    await vi.advanceTimersByTimeAsync(1)
    reveal.extend()
    expect(reveal.state.value).toEqual({ state: 'hidden' })
  })

  test('is held nowhere once hidden', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    await answer(0, 'canary-password')
    reveal.hide()
    expect(JSON.stringify(Object.values(reveal))).not.toContain('canary-password')
    expect(JSON.stringify(reveal.state.value)).not.toContain('canary-password')
  })

  test('of the former phone never appears, however late its answer', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    reveal.hide()
    await answer(0, 'of anna')
    expect(reveal.state.value).toEqual({ state: 'hidden' })
  })

  test('is the last one asked for, in whatever order the answers arrive', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    void reveal.show(bob)
    await answer(1, 'of bob')
    await answer(0, 'of anna')
    expect(reveal.state.value).toMatchObject({ ...bob, content: 'of bob' })
    expect(stateOf(reveal.state.value, anna)).toEqual({ state: 'hidden' })
    expect(stateOf(reveal.state.value, { ...bob, secret: 'ftp' })).toEqual({ state: 'hidden' })
  })

  test('asked for again has its full time again', async () => {
    const { reveal, answer } = portal()
    void reveal.show(anna)
    await answer(0, 'first')
    await vi.advanceTimersByTimeAsync(20_000)
    void reveal.show(anna)
    await answer(1, 'second')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(reveal.state.value).toMatchObject({ state: 'shown', content: 'second' })
  })

  test('refused by the portal leaves the reason; a closed password dialog leaves nothing', async () => {
    const { reveal, asked } = portal()
    void reveal.show(anna)
    asked[0]?.answer({ ok: false, error: { code: 'forbidden' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(reveal.state.value).toEqual({ state: 'failed', error: { code: 'forbidden' }, ...anna })
    void reveal.show(anna)
    asked[1]?.answer({ ok: false, error: { code: 'cancelled' } })
    await vi.advanceTimersByTimeAsync(0)
    expect(reveal.state.value).toEqual({ state: 'hidden' })
  })
})
