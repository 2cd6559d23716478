// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ExportButton } from '../../../../src/renderer/recordings/keep/export-button.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { ExportCount, ExportForm } from '../../../../src/shared/recordings/recording-files.ts'
import { errorOf, fieldOf, fill, person, press } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { enterAccount } from '../account.ts'
import { aCall } from '../recording.ts'

const filter = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z' }
const selection = { views: [filter], ids: [], except: [] }
const count: ExportCount = { calls: { count: 1204, isExact: true }, recordings: 1187, bytes: 3_100_000_000 }
const latest = aCall('call-1', '2026-11-24T13:52:07Z', { caller: { number: '+44 7700 900123', name: '' } })

beforeEach(() => endSession('signed-out'))

/** The dialog over a main process that answers from a script. */
async function open(script: Script = {}, options: Parameters<typeof enterAccount>[1] = {}) {
  const choose = vi.fn(({ as }: { as: ExportForm }) => ({ place: `Place for ${as}`, free: 212_000_000_000 }))
  const start = vi.fn((_: unknown) => ({ state: 'started' as const }))
  const keepNames = vi.fn((_: unknown) => ({}))
  enterAccount(
    {
      'recordings.countExport': { value: count },
      'recordings.names': { value: { names: '{date} {number}' } },
      'recordings.list': {
        value: {
          recordings: [latest],
          total: { count: 1204, isExact: true },
          next: null,
          previous: null,
          searchedTo: null,
        },
      },
      'recordings.chooseExportPlace': { value: choose },
      'recordings.startExport': { value: start },
      'recordings.keepNames': { value: keepNames },
      'recordings.export': { value: null },
      'recordings.unfinishedExport': { value: null },
      ...script,
    },
    options,
  )
  render(<ExportButton filter={filter} total={{ count: 1204, isExact: true }} />, document.body)
  await press('Export…')
  await screen.findByRole('dialog')
  return { choose, start, keepNames }
}

// happy-dom does not know buttons outside their form.
const submit = () => act(() => document.querySelector('form')?.requestSubmit())
const title = (text: string) => screen.findByRole('heading', { name: text })

describe('an export', () => {
  test('says how many calls and recordings it is, how large, and how much is free', async () => {
    await open()
    await title('Export 1,204 calls, 1,187 recordings')
    screen.getByText('About 3.1 GB')
    await press('Choose folder…')
    await screen.findByText('About 3.1 GB, 212 GB free')
    screen.getByText('Place for folder')
  })

  test('starts with what was chosen, and asks for a place that was not chosen yet', async () => {
    const { choose, start, keepNames } = await open()
    await title('Export 1,204 calls, 1,187 recordings')
    await person.selectOptions(screen.getByLabelText('Save as'), 'zip')
    await submit()
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect(choose).toHaveBeenCalledExactlyOnceWith({ as: 'zip' })
    expect(keepNames).toHaveBeenCalledExactlyOnceWith({ names: '{date} {number}' })
    expect(start).toHaveBeenCalledExactlyOnceWith({ selection, as: 'zip', reason: '', despiteSpace: false })
  })

  test('does not start if the person chooses no place', async () => {
    const { start } = await open({ 'recordings.chooseExportPlace': { value: null } })
    await submit()
    await expect
      .poll(() => screen.getByRole('button', { name: 'Export' }).getAttribute('aria-disabled'))
      .not.toBe('true')
    expect(start).not.toHaveBeenCalled()
    screen.getByRole('dialog')
  })

  test('forgets the place with the form that it was chosen for', async () => {
    await open()
    await press('Choose folder…')
    await screen.findByText('Place for folder')
    await person.selectOptions(screen.getByLabelText('Save as'), 'zip')
    expect(screen.queryByText('Place for folder')).toBeNull()
    screen.getByText('Not chosen yet')
  })

  test('that may not fit is started only if the person says so', async () => {
    const start = vi
      .fn<
        (_: { despiteSpace: boolean }) => { state: 'started' } | { state: 'no-space'; needed: number; free: number }
      >()
      .mockReturnValueOnce({ state: 'no-space', needed: 3_100_000_000, free: 2_000_000_000 })
      .mockReturnValue({ state: 'started' })
    await open({ 'recordings.startExport': { value: start } })
    await submit()
    await screen.findByText('The recordings need about 3.1 GB, and 2 GB are free there.')
    await press('Export anyway')
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect(start.mock.calls.map(([{ despiteSpace }]) => despiteSpace)).toEqual([false, true])
  })

  test('asks for the place again if it was forgotten meanwhile', async () => {
    await open({ 'recordings.startExport': { error: { code: 'refused' } } })
    await press('Choose folder…')
    await submit()
    await screen.findByText(/^Choose the place again/)
    screen.getByText('Not chosen yet')
  })
})

describe('the names of the files', () => {
  test('are shown as they will be for a call of the list, while the pattern is typed', async () => {
    await open()
    await screen.findByText('2026-11-24 +447700900123.wav')
    await fill('File names', '{person} ')
    await press('Time')
    await screen.findByText('Ada Fernandes 13-52-07.wav')
    expect(document.activeElement).toBe(fieldOf('File names'))
  })

  test('must say something', async () => {
    const { start } = await open()
    await screen.findByText('2026-11-24 +447700900123.wav')
    await fill('File names', '')
    await submit()
    await expect.poll(() => errorOf('File names')).toBe('Enter a pattern for the file names.')
    expect(start).not.toHaveBeenCalled()
  })
})

test('where the portal requires a reason, it is asked for and sent with recordings, not with the list', async () => {
  const { start } = await open({}, { offers: { playReason: true } })
  await submit()
  await expect.poll(() => errorOf('Reason')).toBe('Enter a reason.')
  await fill('Reason', 'Audit')
  await submit()
  await expect.poll(() => start.mock.lastCall?.[0]).toMatchObject({ as: 'folder', reason: 'Audit' })
  await press('Export…')
  await person.click(await screen.findByLabelText('Only the list of the calls'))
  expect(screen.queryByLabelText('Reason')).toBeNull()
  await submit()
  await expect.poll(() => start.mock.lastCall?.[0]).toMatchObject({ as: 'xlsx', reason: '' })
})

test('an account that may not save recordings is offered their list alone', async () => {
  const { start } = await open({}, { permissions: ['recordings', 'recordings-play'] })
  await title('Export 1,204 calls')
  expect(screen.queryByRole('radio')).toBeNull()
  screen.getByText('Only the list of the calls can be exported with this account.')
  await submit()
  await expect.poll(() => start.mock.lastCall?.[0]).toMatchObject({ as: 'xlsx' })
})

test('calls that cannot be counted are said so, and counted again', async () => {
  await open({ 'recordings.countExport': { error: { code: 'timeout', host: 'portal.example' } } })
  await screen.findByText('The calls could not be counted')
  await title('Export 1,204 calls')
  screen.getByRole('button', { name: 'Try again' })
})

test.each<[string, Parameters<typeof enterAccount>[1], number]>([
  ['policy forbids it', { forbidden: ['export-recordings'] }, 3],
  ['there is nothing to export', {}, 0],
])('where %s, there is no button', (_, options, calls) => {
  enterAccount({}, options)
  render(<ExportButton filter={filter} total={{ count: calls, isExact: true }} />, document.body)
  expect(screen.queryByRole('button')).toBeNull()
})
