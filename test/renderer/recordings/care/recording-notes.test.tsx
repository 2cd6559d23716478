// @vitest-environment happy-dom

import { signal } from '@preact/signals'
import { screen, within } from '@testing-library/dom'
import { act } from 'preact/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { forgetDrafts } from '../../../../src/renderer/forms/drafts.ts'
import { lossOfWindow } from '../../../../src/renderer/leaving/leave-guard.ts'
import { RecordingNotes } from '../../../../src/renderer/recordings/care/recording-notes.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { RecordingDetails } from '../../../../src/shared/recordings/recording.ts'
import { person, press } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { enterAccount, type Situation } from '../account.ts'
import { recording } from '../recording.ts'
import { draw } from './care.tsx'

const note = (id: string, at: number, text: string, isOwn = true) => ({
  id,
  at,
  text,
  author: isOwn ? 'Dana Whitfield' : 'Ben Okoro',
  written: '2026-11-24T14:00:00Z',
  isOwn,
})
const noted: RecordingDetails = {
  ...recording,
  notes: [note('2', 70, 'delivery Friday'), note('1', 12, 'name', false)],
}

function open(shown: RecordingDetails, script: Script = {}, situation: Situation = {}) {
  const main = enterAccount(script, situation)
  const at = signal(72.6)
  const onSeek = vi.fn()
  const onChanged = vi.fn()
  const show = (which: RecordingDetails | null) =>
    draw(which && <RecordingNotes key={which.id} recording={which} at={at} onSeek={onSeek} onChanged={onChanged} />)
  show(shown)
  return { ...main, at, onSeek, onChanged, show }
}
const textOf = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note at 1:12' })

afterEach(() => {
  forgetDrafts()
  endSession('signed-out')
})

it('stand in the order of their places, and a place leads there', async () => {
  const { onSeek } = open(noted)
  expect(screen.getAllByRole('listitem').map((item) => item.querySelector('button')?.textContent)).toEqual([
    '0:12',
    '1:10',
  ])
  await press('Go to 1:10')
  expect(onSeek).toHaveBeenCalledWith(70)
})

it('a note is written where the player was when it was begun, and Enter saves it', async () => {
  const { at, inputsOf, onChanged } = open(recording, { 'recordings.addNote': { value: {} } })
  await press('Add note at 1:12')
  expect(document.activeElement).toBe(textOf())
  at.value = 100
  await person.keyboard('first{Shift>}{Enter}{/Shift}second{Enter}')
  await expect.poll(() => onChanged).toHaveBeenCalledOnce()
  expect(inputsOf('recordings.addNote')).toEqual([{ recording: 'call-1', note: { at: 72.6, text: 'first\nsecond' } }])
  const again = await screen.findByRole('button', { name: 'Add note at 1:40' })
  await expect.poll(() => document.activeElement).toBe(again)
})

it('what was typed stays when the portal does not take it, and says why', async () => {
  const { onChanged } = open(recording, { 'recordings.addNote': { error: { code: 'forbidden' } } })
  await press('Add note at 1:12')
  await person.keyboard('delivery Friday{Enter}')
  const alert = await screen.findByRole('alert')
  within(alert).getByText('Your account may not write notes.')
  within(alert).getByText('Ask your administrator.')
  expect(textOf().value).toBe('delivery Friday')
  expect(onChanged).not.toHaveBeenCalled()
})

it('what was typed is there again when the person comes back to the recording, or signs in again', async () => {
  const { show } = open(recording)
  await press('Add note at 1:12')
  await person.keyboard('delivery Friday')
  // What the form does when it goes, it does after the next frame.
  await act(() => show({ ...recording, id: 'call-2' }))
  expect(screen.queryByRole('textbox')).toBeNull()
  show(recording)
  expect(textOf().value).toBe('delivery Friday')
  expect(document.activeElement).not.toBe(textOf())
  show(null)
  endSession('expired')
  open(recording)
  expect(textOf().value).toBe('delivery Friday')
})

it('a note that is being written keeps the window open, and goes with a sign-out', async () => {
  const { show } = open(recording)
  await press('Add note at 1:12')
  expect(lossOfWindow()).toBeNull()
  await person.keyboard('delivery Friday')
  expect(lossOfWindow()).toBe('unsaved')
  show(null)
  endSession('signed-out')
  expect(lossOfWindow()).toBeNull()
  open(recording)
  screen.getByRole('button', { name: 'Add note at 1:12' })
})

it('nothing and too much are not sent', async () => {
  const { inputsOf } = open(recording)
  await press('Add note at 1:12')
  await person.keyboard('{Enter}')
  screen.getByText('Write something first.')
  await person.paste('x'.repeat(2001))
  await press('Save note')
  screen.getByText('Use at most 2,000 characters. This is 2,001.')
  expect(inputsOf('recordings.addNote')).toEqual([])
})

it('one’s own note is deleted after a question, and others’ have no such button', async () => {
  const { inputsOf, onChanged } = open(noted, { 'recordings.deleteNote': { value: {} } })
  expect(screen.queryByRole('button', { name: 'Delete the note at 0:12' })).toBeNull()
  await press('Delete the note at 1:10')
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete this note?' }))
  dialog.getByText('delivery Friday')
  await person.click(dialog.getByRole('button', { name: 'Delete' }))
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  expect(inputsOf('recordings.deleteNote')).toEqual([{ recording: 'call-1', note: '2' }])
  expect(onChanged).toHaveBeenCalledOnce()
})

it.each<[string, RecordingDetails, Situation]>([
  ['the portal has no notes', recording, { offers: { notes: false } }],
  ['the person may not write any', recording, { permissions: ['recordings'] }],
  ['the recording is deleted', { ...recording, state: 'deleted' }, {}],
])('nothing is drawn where %s and there is none', (_, shown, situation) => {
  open(shown, {}, situation)
  expect(document.body.textContent).toBe('')
})

it('are read without a way to change them by those who may not', () => {
  open(noted, {}, { permissions: ['recordings'] })
  screen.getByText('delivery Friday')
  expect(screen.queryByRole('button', { name: /Add|Delete/ })).toBeNull()
})
