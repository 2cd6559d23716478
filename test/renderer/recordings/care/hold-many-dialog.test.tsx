// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { act } from 'preact/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { HoldManyDialog } from '../../../../src/renderer/recordings/care/hold-many-dialog.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { HoldsMade } from '../../../../src/shared/recordings/many-holds.ts'
import { fieldOf, fill, press } from '../../person.ts'
import { enterAccount } from '../account.ts'
import { draw } from './care.tsx'

const selection = { views: [], ids: ['call-1', 'call-2'], except: [] }
const made: HoldsMade = { held: 2, already: 0, without: 0, failed: 0, problems: [], stopped: null }

beforeEach(() => {
  draw(null)
  endSession('signed-out')
})

/** The dialog over a main process that answers so. */
function open(answer: unknown, total = { count: 2, isExact: true }) {
  const account = enterAccount({ 'recordings.holdMany': answer } as Parameters<typeof enterAccount>[0])
  const [onChanged, onClose] = [vi.fn(), vi.fn()]
  draw(<HoldManyDialog selection={selection} total={total} onChanged={onChanged} onClose={onClose} />)
  return { ...account, onChanged, onClose }
}
const submit = () => act(() => document.querySelector('form')?.requestSubmit())
const title = (name: string) => screen.findByRole('heading', { name })

test('names how many, and sends the selection with the reason and the case', async () => {
  const { inputsOf, onChanged, onClose } = open({ value: made })
  await title('Put the recordings of 2 calls on hold')
  await submit()
  screen.getByText('Enter a reason.')
  await fill('Reason', ' Complaint ')
  await fill('Case number', '4471')
  await submit()
  await title('2 recordings are on hold')
  expect(inputsOf('recordings.holdMany')).toEqual([{ selection, hold: { reason: 'Complaint', case: '4471' } }])
  expect(onChanged).toHaveBeenCalledOnce()
  await press('Done')
  expect(onClose).toHaveBeenCalledWith(true)
})

test('says that there are at least so many where nobody has counted further', async () => {
  open({ value: made }, { count: 10_000, isExact: false })
  await title('Put the recordings of at least 10,000 calls on hold')
})

test('that fails keeps what was typed', async () => {
  open({ error: { code: 'timeout', host: 'portal.example' } })
  await fill('Reason', 'Complaint')
  await fill('Case number', '4471')
  await submit()
  await screen.findByRole('alert')
  await title('Put the recordings of 2 calls on hold')
  expect(fieldOf('Reason').value).toBe('Complaint')
  expect(fieldOf('Case number').value).toBe('4471')
})

test('tells apart what is on hold, was already, has no recording and could not be, and tries again', async () => {
  const problems = [
    { id: 'call-2', start: '2026-11-24T13:52:07Z', party: '+44 7700 900123', why: 'forbidden' },
    { id: 'gone', start: null, party: '', why: 'odd' },
  ]
  const { inputsOf, onClose } = open({ value: { ...made, held: 11, already: 3, without: 1, failed: 2, problems } })
  await fill('Reason', 'Complaint')
  await submit()
  await title('11 on hold, 2 could not be')
  screen.getByText('3 recordings were on hold already.')
  screen.getByText('1 call has no recording.')
  screen.getByRole('cell', { name: 'Your account may not put it on hold.' })
  screen.getByRole('cell', { name: 'The portal did not say why.' })
  await press('Try again')
  await title('11 on hold, 2 could not be')
  expect(inputsOf('recordings.holdMany')).toHaveLength(2)
  await press('Done')
  expect(onClose).toHaveBeenCalledWith(false)
})

test('says of none that it could not be put on hold, rather than how many are', async () => {
  const problems = [{ id: 'call-2', start: '2026-11-24T13:52:07Z', party: '+44 7700 900123', why: 'forbidden' }]
  open({ value: { ...made, held: 0, failed: 1, problems } })
  await fill('Reason', 'Complaint')
  await submit()
  await title('1 recording could not be put on hold')
})

test('that was stopped says so, and by which error', async () => {
  const { onClose } = open({ value: { ...made, held: 1, stopped: { code: 'session-expired' } } })
  await fill('Reason', 'Complaint')
  await submit()
  await title('Stopped, 1 recording is on hold')
  screen.getByRole('alert')
  screen.getByText(/The other calls were not looked at/)
  await press('Done')
  expect(onClose).toHaveBeenCalledWith(false)
})

test('that the lock of the app interrupted says that some may be missing, and keeps what was typed', async () => {
  const { onChanged } = open({ error: { code: 'locked' } })
  await fill('Reason', 'Complaint')
  await submit()
  expect((await screen.findByRole('alert')).textContent).toContain('Not all of them may be on hold')
  expect(fieldOf('Reason').value).toBe('Complaint')
  expect(onChanged).toHaveBeenCalledOnce()
})
