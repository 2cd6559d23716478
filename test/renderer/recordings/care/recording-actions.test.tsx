// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RecordingActions } from '../../../../src/renderer/recordings/care/recording-actions.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import { SidePanelSlot } from '../../../../src/renderer/ui/side-panel.tsx'
import type { RecordingAudit, RecordingDetails } from '../../../../src/shared/recordings/recording.ts'
import { errorOf, fieldOf, fill, person, press } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { enterAccount, type Situation } from '../account.ts'
import { recording } from '../recording.ts'
import { draw, hold } from './care.tsx'

const at = '2026-11-24T14:00:00Z'
const played = (who: string): RecordingAudit['entries'][number] => ({ at, who, did: 'played', reason: '' })
const audit: Script = {
  'recordings.audit': {
    value: {
      entries: [
        { at, who: 'Ada Fernandes', did: 'held', reason: 'Complaint' },
        played('Ben Okoro'),
        played('Ada Fernandes'),
        played('Ben Okoro'),
        { at, who: '', did: 'downloaded', reason: '' },
      ],
    },
  },
}
const deleted: RecordingDetails = {
  ...recording,
  state: 'deleted',
  deleted: { at, restorableUntil: new Date(Date.now() + 86_400_000).toISOString() },
}

function open(shown: RecordingDetails, script: Script = {}, situation: Situation = {}) {
  const main = enterAccount({ ...audit, ...script }, situation)
  const onChanged = vi.fn()
  draw(
    <>
      <RecordingActions recording={shown} onChanged={onChanged} />
      <SidePanelSlot />
    </>,
  )
  return { ...main, onChanged }
}
const buttons = () =>
  screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)
const dialog = async (name?: string) => within(await screen.findByRole('dialog', name ? { name } : {}))
const openDelete = async () => {
  await person.click(screen.getByRole('menuitem', { name: 'Delete…', hidden: true }))
  return dialog()
}
const openHold = async () => {
  await press('Hold…')
  return dialog('Put this recording on hold')
}

beforeEach(() => {
  // happy-dom has no popovers.
  HTMLElement.prototype.hidePopover = () => undefined
})
afterEach(() => endSession('signed-out'))

describe('what is offered', () => {
  it.each<[string, RecordingDetails, Situation, string[]]>([
    ['everything', recording, {}, ['Hold…', 'More for this recording', 'Heard by 2 people']],
    ['no holds', recording, { offers: { holds: false } }, ['More for this recording', 'Heard by 2 people']],
    ['no deletion', recording, { offers: { deletion: 'none' } }, ['Hold…', 'Heard by 2 people']],
    ['no audit', recording, { offers: { audit: false } }, ['Hold…', 'More for this recording']],
    ['policy against deleting', recording, { forbidden: ['delete-recordings'] }, ['Hold…', 'Heard by 2 people']],
    ['no right to hold', recording, { permissions: ['recordings-delete'] }, ['More for this recording']],
    ['no right at all', recording, { permissions: ['recordings'] }, []],
    ['a hold', { ...recording, held: true, hold }, {}, ['More for this recording', 'Heard by 2 people']],
    ['no sound', { ...recording, state: 'none' }, {}, ['Heard by 2 people']],
    ['a deleted recording', deleted, {}, ['Restore', 'Heard by 2 people']],
    ['one that is gone for good', { ...deleted, deleted: { at, restorableUntil: at } }, {}, ['Heard by 2 people']],
    ['final deletion', deleted, { offers: { deletion: 'final', audit: false } }, []],
    ['an archived one', { ...recording, state: 'archived' }, { permissions: ['recordings-play'] }, ['Fetch back']],
  ])('follows the portal, the account, policy and the recording: %s', async (_, shown, situation, names) => {
    open(shown, {}, situation)
    await expect.poll(() => buttons().filter((name) => name !== 'Delete…')).toEqual(names)
  })
})

describe('a hold', () => {
  it('is put with a reason and a case number', async () => {
    const { inputsOf, onChanged } = open(recording, { 'recordings.hold': { value: {} } })
    const { getByRole } = await openHold()
    expect(document.activeElement).toBe(fieldOf('Reason'))
    await fill('Reason', ' Complaint ')
    await fill('Case number', '4471')
    await person.click(getByRole('button', { name: 'Put on hold' }))
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect(inputsOf('recordings.hold')).toEqual([{ recording: 'call-1', hold: { reason: 'Complaint', case: '4471' } }])
    expect(onChanged).toHaveBeenCalledOnce()
  })

  it('needs a reason that is not too long', async () => {
    const { inputsOf } = open(recording)
    const { getByRole } = await openHold()
    await person.click(getByRole('button', { name: 'Put on hold' }))
    expect(errorOf('Reason')).toBe('Enter a reason.')
    await person.click(fieldOf('Reason'))
    await person.paste('x'.repeat(301))
    await person.click(getByRole('button', { name: 'Put on hold' }))
    expect(errorOf('Reason')).toBe('Use at most 300 characters.')
    expect(inputsOf('recordings.hold')).toEqual([])
  })

  it('that is refused keeps what was typed, and says whom to ask', async () => {
    open(recording, { 'recordings.hold': { error: { code: 'forbidden' } } })
    const { findByText, getByRole } = await openHold()
    await fill('Reason', 'Complaint')
    await person.click(getByRole('button', { name: 'Put on hold' }))
    await findByText('Your account may not put recordings on hold.')
    expect(fieldOf('Reason').value).toBe('Complaint')
  })
})

describe('deleting', () => {
  it('names the call, and needs a reason and the last digits', async () => {
    const { inputsOf, onChanged } = open(recording, { 'recordings.delete': { value: {} } })
    const { getByRole, getByText } = await openDelete()
    getByText('+44 7700 900123 → Ada Fernandes (200)')
    getByText(/^You can restore it for a limited time\./)
    await fill('Reason', 'Asked by the customer')
    await fill('Last 4 digits of +44 7700 900123', '0124')
    await person.click(getByRole('button', { name: 'Delete' }))
    expect(errorOf('Last 4 digits of +44 7700 900123')).toBe('These are not the last 4 digits of that number.')
    expect(inputsOf('recordings.delete')).toEqual([])
    await fill('Last 4 digits of +44 7700 900123', '0123')
    await person.click(getByRole('button', { name: 'Delete' }))
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect(inputsOf('recordings.delete')).toEqual([{ recording: 'call-1', reason: 'Asked by the customer' }])
    expect(onChanged).toHaveBeenCalledOnce()
  })

  it('for good says so', async () => {
    open(recording, {}, { offers: { deletion: 'final' } })
    const { getByText } = await openDelete()
    screen.getByRole('dialog', { name: 'Delete 1 recording for good?' })
    getByText('It cannot be restored.')
  })

  it.each<[string, Partial<RecordingDetails>, string, string]>([
    ['an extension', { direction: 'internal', callee: { number: '200', name: '' } }, 'The number 200', '200'],
    ['Arabic digits', { direction: 'internal', callee: { number: '200', name: '' } }, 'The number 200', '٢٠٠'],
    [
      'a withheld caller',
      { caller: { number: '', name: '' }, callee: { number: '44 1632 960 100', name: '' } },
      'Last 4 digits of 44 1632 960 100',
      '0100',
    ],
    [
      'no number at all',
      { caller: { number: '', name: '' }, callee: { number: '', name: 'Ada' } },
      'Type DELETE to confirm',
      'delete',
    ],
  ])('a call with %s is confirmed as well', async (_, call, label, typed) => {
    const { inputsOf } = open({ ...recording, ...call }, { 'recordings.delete': { value: {} } })
    const { getByRole } = await openDelete()
    await fill('Reason', 'Asked')
    await fill(label, typed)
    await person.click(getByRole('button', { name: 'Delete' }))
    await expect.poll(() => inputsOf('recordings.delete')).toHaveLength(1)
  })

  it('one on hold is explained instead, and leads to the release', async () => {
    open({ ...recording, held: true, hold })
    await openDelete()
    const { getByRole } = await dialog('This recording is on hold')
    await person.click(getByRole('button', { name: 'Release hold…' }))
    await dialog('Release the hold?')
  })

  it.each<[string, 'conflict' | 'forbidden' | 'not-found', string, number]>([
    ['held meanwhile', 'conflict', 'It cannot be deleted until the hold is released. Nothing was deleted.', 1],
    ['without the right', 'forbidden', 'Your account may not delete recordings.', 0],
    ['gone meanwhile', 'not-found', 'The portal no longer has what you wanted to change.', 1],
  ])('one that is refused, %s, says why and keeps what was typed', async (_, code, words, reads) => {
    const { onChanged } = open(recording, { 'recordings.delete': { error: { code } } })
    const { findByText, getByRole } = await openDelete()
    await fill('Reason', 'Asked by the customer')
    await fill('Last 4 digits of +44 7700 900123', '0123')
    await person.click(getByRole('button', { name: 'Delete' }))
    await findByText(words)
    expect(fieldOf('Reason').value).toBe('Asked by the customer')
    expect(onChanged).toHaveBeenCalledTimes(reads)
  })
})

describe('bringing back', () => {
  it.each<[string, RecordingDetails, 'recordings.restore' | 'recordings.fetchBack', string]>([
    ['Restore', deleted, 'recordings.restore', 'Your account may not restore recordings.'],
    [
      'Fetch back',
      { ...recording, state: 'archived' },
      'recordings.fetchBack',
      'Your account may not fetch recordings back.',
    ],
  ])('%s says why it was refused, and else has the recording read again', async (name, shown, request, refusal) => {
    const script: Script = { [request]: { error: { code: 'forbidden' } } }
    const first = open(shown, script)
    await press(name)
    await screen.findByText(refusal)
    expect(first.onChanged).not.toHaveBeenCalled()
    const second = open(shown, { [request]: { value: {} } })
    await press(name)
    await expect.poll(() => second.onChanged).toHaveBeenCalledOnce()
    expect(second.inputsOf(request)).toEqual([{ recording: 'call-1' }])
  })
})

describe('who heard it', () => {
  it('is counted by people, and listed with what else was done', async () => {
    open(recording)
    await person.click(await screen.findByRole('button', { name: 'Heard by 2 people' }))
    const panel = within(await screen.findByRole('complementary', { name: 'Recording history' }))
    expect(panel.getAllByRole('listitem').map((item) => item.textContent)).toHaveLength(5)
    const first = panel.getAllByRole('listitem')[0]
    expect(first?.textContent).toMatch(/^Ada Fernandes.*Put it on hold“Complaint”$/s)
    panel.getByText('Unknown person')
    await person.click(panel.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('says why it cannot be read, and is tried again', async () => {
    const script: Script = { 'recordings.audit': { error: { code: 'timeout', host: 'portal.example' } } }
    open(recording, script)
    await press('Who heard it')
    await screen.findByText('Portal unavailable')
    await press('Try again')
    screen.getByRole('button', { name: 'Who heard it' })
  })
})
