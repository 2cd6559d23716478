// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import userEvent from '@testing-library/user-event'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyText } from '../../../../src/renderer/clipboard.ts'
import { ClearsIn, useSecretCopy } from '../../../../src/renderer/ui/secret/secret-copy.tsx'

/** A place of the screen that a secret can be copied from. */
function Place({ name }: { name: string }) {
  const { copy, clearsAt } = useSecretCopy(async () => ({ ok: true, value: { clearsAfterMs: 30_000 } }))
  return (
    <section aria-label={name}>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <p role="status">{clearsAt === null ? '' : <ClearsIn until={clearsAt} />}</p>
    </section>
  )
}
const place = (name: string) => within(screen.getByRole('region', { name }))
const said = (name: string) => place(name).getByRole('status').textContent
const copy = async (name: string) => {
  await userEvent.click(place(name).getByRole('button', { name: 'Copy' }), { delay: null })
  await vi.advanceTimersByTimeAsync(100)
}

beforeEach(() => {
  vi.useFakeTimers()
  const call = async () => ({ ok: true, value: {} })
  Object.defineProperty(window, 'bridge', { value: { call, on: () => () => undefined }, configurable: true })
  render(
    <>
      <Place name="sip" />
      <Place name="ftp" />
    </>,
    document.body,
  )
})
afterEach(async () => {
  await copyText('something else')
  render(null, document.body)
  vi.useRealTimers()
})

describe('a copied secret', () => {
  it('says for how long it stays, and counts', async () => {
    await copy('sip')
    expect(said('sip')).toBe('Copied. Clipboard clears in 30 seconds.')
    await vi.advanceTimersByTimeAsync(12_000)
    expect(said('sip')).toBe('Copied. Clipboard clears in 18 seconds.')
    await vi.advanceTimersByTimeAsync(18_000)
    expect(said('sip')).toBe('')
  })

  it('is said to be there no more once another one, or something else, was copied', async () => {
    await copy('sip')
    await copy('ftp')
    expect([said('sip'), said('ftp')]).toEqual(['', 'Copied. Clipboard clears in 30 seconds.'])
    await copyText('sip.example')
    await vi.advanceTimersByTimeAsync(100)
    expect(said('ftp')).toBe('')
  })
})
