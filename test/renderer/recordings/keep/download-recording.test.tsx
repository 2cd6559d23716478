// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DownloadRecording } from '../../../../src/renderer/recordings/keep/download-recording.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { Result } from '../../../../src/shared/errors.ts'
import { fill, press } from '../../person.ts'
import { enterAccount } from '../account.ts'

type Answer = Result<
  | { state: 'saved'; name: string; bytes: number; sha256: string; isVerified: boolean }
  | { state: 'mismatch' | 'empty' | 'cancelled' }
>
const saved = (isVerified: boolean): Answer => ({
  ok: true,
  value: { state: 'saved', name: 'call.wav', bytes: 3_400_000, sha256: '0'.repeat(64), isVerified },
})

beforeEach(() => endSession('signed-out'))

/** The button over a main process whose answers to a download the test gives. */
function open(options: Parameters<typeof enterAccount>[1] = {}) {
  const cancel = vi.fn(() => ({}))
  const main = enterAccount({ 'recordings.cancelDownload': { value: cancel } }, options)
  const asked: { reason: string; answer: (answer: Answer) => void }[] = []
  const call = async (name: Parameters<typeof main.call>[0], input: never) => {
    if (name !== 'recordings.download') return main.call(name, input)
    const { promise, resolve } = Promise.withResolvers<Answer>()
    asked.push({ ...(input as { reason: string }), answer: resolve })
    return promise
  }
  Object.defineProperty(window, 'bridge', { value: { ...main, call }, configurable: true })
  const recording = { id: 'call-1', state: 'available' } as const
  const show = () => render(<DownloadRecording recording={recording} />, document.body)
  show()
  const answer = (given: Answer) => act(async () => asked.at(-1)?.answer(given))
  const arrived = (done: number, total: number) =>
    act(() => main.emit('recordings.downloadProgress', { recording: 'call-1', done, total }))
  return { asked, answer, arrived, cancel, show }
}
const button = () => screen.queryByRole('button', { name: 'Download' })

describe('a download', () => {
  test('shows how much has arrived, can be cancelled, and then leaves the focus on its button', async () => {
    const { arrived, cancel, answer } = open()
    await press('Download')
    await arrived(1_200_000, 3_400_000)
    screen.getByText('1.2 MB of 3.4 MB')
    await press('Cancel download')
    expect(cancel).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(button())
    await answer({ ok: true, value: { state: 'cancelled' } })
    await expect.poll(() => screen.queryByText('1.2 MB of 3.4 MB')).toBeNull()
  })

  test('that is saved says whether its digest is the portal’s', async () => {
    const { answer } = open()
    await press('Download')
    await answer(saved(true))
    await screen.findByText('Saved as call.wav')
    screen.getByText(/^The file is unchanged/)
    screen.getByText('Files leave the portal’s protection. Keep them safe.')
    await press('Download')
    await answer(saved(false))
    await screen.findByText('The portal has no SHA-256 to compare this file with.')
  })

  test('goes on while the person is elsewhere, and its end is there when they come back', async () => {
    const { answer, show } = open()
    await press('Download')
    render(null, document.body)
    await answer(saved(true))
    show()
    await screen.findByText('Saved as call.wav')
  })

  test('is forgotten with the session', async () => {
    const { answer, show } = open()
    await press('Download')
    await answer(saved(true))
    await screen.findByText('Saved as call.wav')
    await act(() => endSession('signed-out'))
    open()
    show()
    expect(screen.queryByText('Saved as call.wav')).toBeNull()
  })

  test('that breaks off says that the same place continues it', async () => {
    const { answer, arrived, asked } = open()
    await press('Download')
    await arrived(10, 100)
    await answer({ ok: false, error: { code: 'timeout', host: 'portal.example' } })
    await screen.findByText(/choose the same place to continue it/)
    await press('Try again')
    expect(asked).toHaveLength(2)
  })

  test('that the portal refuses says what the account may not do', async () => {
    const { answer } = open()
    await press('Download')
    await answer({ ok: false, error: { code: 'forbidden' } })
    await screen.findByText('Your account may not download recordings')
  })
})

test('where the portal requires a reason, nothing is asked of it without one', async () => {
  const { asked } = open({ offers: { playReason: true } })
  await press('Download')
  expect(asked).toEqual([])
  // happy-dom does not know buttons outside their form.
  const confirm = () => document.querySelector('form')?.requestSubmit()
  await act(confirm)
  await screen.findByText('Enter a reason.')
  await fill('Reason', '  Complaint 4471 ')
  await act(confirm)
  await expect.poll(() => asked).toMatchObject([{ reason: 'Complaint 4471' }])
})

test.each<[string, Parameters<typeof enterAccount>[1]]>([
  ['the account may not', { permissions: ['recordings', 'recordings-play'] }],
  ['policy forbids it', { forbidden: ['download-recordings'] }],
])('where %s, there is no button', (_, options) => {
  open(options)
  expect(button()).toBeNull()
})
