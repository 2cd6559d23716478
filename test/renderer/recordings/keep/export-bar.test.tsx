// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ExportBar } from '../../../../src/renderer/recordings/keep/export-bar.tsx'
import { leftWords } from '../../../../src/renderer/recordings/keep/export-words.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { ExportStatus } from '../../../../src/shared/recordings/recording-files.ts'
import { person } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { enterAccount } from '../account.ts'

const running: ExportStatus = {
  state: 'running',
  as: 'folder',
  place: 'November',
  done: 421,
  total: 1187,
  saved: 420,
  bytes: 1_100_000_000,
  without: 1,
  failed: 0,
  until: null,
  error: null,
}
const done: ExportStatus = { ...running, state: 'done', done: 1187, saved: 1158, without: 0, failed: 29 }

beforeEach(() => endSession('signed-out'))

const press = async (name: string) => person.click(await screen.findByRole('button', { name }))

/** The bar over a main process that answers from a script. */
async function open(script: Script, options: Parameters<typeof enterAccount>[1] = {}) {
  const main = enterAccount(
    { 'recordings.export': { value: null }, 'recordings.unfinishedExport': { value: null }, ...script },
    options,
  )
  await act(() => render(<ExportBar />, document.body))
  return { tell: (status: ExportStatus) => act(() => main.emit('recordings.exportChanged', status)) }
}

describe('an export under way', () => {
  test('says how far it is, and is paused and resumed by the same button', async () => {
    const pause = vi.fn(({ isPaused: _ }: { isPaused: boolean }) => ({}))
    const { tell } = await open({ 'recordings.export': { value: running }, 'recordings.pauseExport': { value: pause } })
    await screen.findByText('Exporting 421 of 1,187 calls · 1.1 GB')
    await press('Pause export')
    await tell({ ...running, state: 'paused' })
    screen.getByText('Paused at 421 of 1,187 calls')
    await press('Resume export')
    expect(pause.mock.calls.map(([{ isPaused }]) => isPaused)).toEqual([true, false])
  })

  test('is there for a person who comes to it late, and shows nothing before there is one', async () => {
    const { tell } = await open({})
    expect(screen.queryByRole('region')).toBeNull()
    await tell(running)
    screen.getByRole('region', { name: 'Export' })
  })

  test('is cancelled only after a question', async () => {
    const cancel = vi.fn(() => ({}))
    await open({ 'recordings.export': { value: running }, 'recordings.cancelExport': { value: cancel } })
    await screen.findByText(/^Exporting/)
    await press('Cancel export')
    await press('Keep exporting')
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect(cancel).not.toHaveBeenCalled()
    await press('Cancel export')
    const question = within(await screen.findByRole('dialog'))
    await person.click(await question.findByRole('button', { name: 'Cancel export' }))
    await expect.poll(() => cancel).toHaveBeenCalledOnce()
  })

  test('that waits says for how long', async () => {
    const { tell } = await open({})
    await tell({ ...running, state: 'waiting', until: Date.now() + 90_000 })
    screen.getByText(/^Waiting for the portal at 421 of 1,187 calls. Next attempt in 1:(30|29)\.$/)
  })
})

describe('an export that has ended', () => {
  test('says what was saved and what not, and why not by the call', async () => {
    await open({
      'recordings.export': { value: done },
      'recordings.exportProblems': {
        value: {
          problems: [
            { id: 'a', start: '2026-11-24T13:52:07Z', party: '+44 7700 900123', why: 'mismatch' },
            { id: 'b', start: null, party: '', why: 'something-new' },
          ],
        },
      },
    })
    await screen.findByText('1,158 saved in “November”, 29 not')
    await press('Show report')
    await screen.findByRole('heading', { name: '29 recordings could not be saved' })
    await screen.findByText('Its SHA-256 is not the one that the portal recorded.')
    screen.getByText('It could not be fetched.')
    screen.getByText(/^The first 2 are shown here\./)
  })

  test('is no longer shown once its notice is closed, until there is another', async () => {
    const { tell } = await open({ 'recordings.export': { value: done } })
    await screen.findByText('1,158 saved in “November”, 29 not')
    await press('Close the notice of the export')
    await tell(done)
    expect(screen.queryByRole('region')).toBeNull()
    await tell(running)
    await tell({ ...done, saved: 2, failed: 0 })
    screen.getByText('2 recordings saved in “November”')
  })

  test('says how many calls had no recording, and of a list how many lines it has', async () => {
    const { tell } = await open({})
    await tell({ ...done, failed: 0, without: 17 })
    screen.getByText('· 17 calls have no recording')
    await tell({ ...done, as: 'csv', place: 'calls.csv', saved: 0, failed: 0 })
    screen.getByText('List of 1,187 calls saved as “calls.csv”')
  })

  test('that an error stopped says which, and can be resumed', async () => {
    const resume = vi.fn((_: { reason: string }) => ({}))
    const { tell } = await open({
      'recordings.unfinishedExport': { value: { place: 'November', saved: 420, total: 1187 } },
      'recordings.resumeExport': { value: resume },
    })
    await tell({ ...running, state: 'stopped', error: { code: 'cannot-save', reason: 'full' } })
    await screen.findByText(/^Export stopped at 421 of 1,187 calls: /)
    await press('Why?')
    await screen.findByRole('heading', { name: 'The export stopped' })
    await press('Close')
    await press('Resume export')
    await expect.poll(() => resume).toHaveBeenCalledExactlyOnceWith({ reason: '' })
  })
})

describe('an export that an earlier run did not finish', () => {
  const unfinished: Script = {
    'recordings.unfinishedExport': { value: { place: 'November', saved: 421, total: 1187 } },
  }

  test('is offered, not begun unasked, and needs a reason where the portal does', async () => {
    const resume = vi.fn((_: { reason: string }) => ({}))
    await open({ ...unfinished, 'recordings.resumeExport': { value: resume } }, { offers: { playReason: true } })
    await screen.findByText('The export to “November” was not finished: 421 of 1,187 calls saved')
    await press('Resume export')
    await screen.findByRole('heading', { name: 'Why do you need the file?' })
    expect(resume).not.toHaveBeenCalled()
  })

  test('is discarded only after a question', async () => {
    const drop = vi.fn(() => ({}))
    await open({ ...unfinished, 'recordings.dropUnfinishedExport': { value: drop } })
    await screen.findByText(/was not finished/)
    await press('Discard… the unfinished export')
    expect(drop).not.toHaveBeenCalled()
    await press('Discard')
    await expect.poll(() => drop).toHaveBeenCalledOnce()
  })
})

test('nothing of an export is left for another person', async () => {
  await open({ 'recordings.export': { value: running } })
  await screen.findByText(/^Exporting/)
  await act(() => endSession('signed-out'))
  expect(screen.queryByRole('region')).toBeNull()
})

test.each([
  [20_000, 'less than a minute'],
  [20 * 60_000, 'about 20 min'],
  [150 * 60_000, 'about 3 h'],
])('%d ms are said as “%s”', (left, words) => expect(leftWords(left)).toBe(words))
