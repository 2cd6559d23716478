// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { afterEach, expect, it, vi } from 'vitest'
import { RecordingLabels } from '../../../../src/renderer/recordings/care/recording-labels.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { RecordingDetails } from '../../../../src/shared/recordings/recording.ts'
import { errorOf, fieldOf, fill, person, press } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { enterAccount, type Situation } from '../account.ts'
import { recording } from '../recording.ts'
import { draw } from './care.tsx'

const labelled: RecordingDetails = { ...recording, tags: ['complaint', 'urgent'], score: 3 }

function open(shown: RecordingDetails, script: Script = {}, situation: Situation = {}) {
  const main = enterAccount(script, situation)
  const onChanged = vi.fn()
  const show = (which: RecordingDetails) => draw(<RecordingLabels recording={which} onChanged={onChanged} />)
  show(shown)
  return {
    ...main,
    onChanged,
    show,
    labels: () => main.inputsOf('recordings.changeLabels').map((one) => 'labels' in one && one.labels),
  }
}
const tags = () => {
  const list = screen.queryByRole('list', { name: 'Tags' })
  return list
    ? within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    : []
}
const chosen = () => screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.value

afterEach(() => endSession('signed-out'))

it('a tag is added with Enter, and another builds on it before the recording is read again', async () => {
  const { labels, onChanged, show } = open(labelled, { 'recordings.changeLabels': { value: {} } })
  await fill('New tag', ' refund ')
  await person.keyboard('{Enter}')
  await expect.poll(() => tags()).toEqual(['complaint', 'urgent', 'refund'])
  expect(fieldOf('New tag').value).toBe('')
  await fill('New tag', 'late')
  await person.keyboard('{Enter}')
  await expect.poll(() => onChanged).toHaveBeenCalledTimes(2)
  expect(labels()).toEqual([
    { tags: ['complaint', 'urgent', 'refund'] },
    { tags: ['complaint', 'urgent', 'refund', 'late'] },
  ])
  show({ ...labelled, tags: ['late'] })
  await expect.poll(tags).toEqual(['late'])
})

it('a tag is taken off, and the focus goes to the field', async () => {
  const { labels } = open(labelled, { 'recordings.changeLabels': { value: {} } })
  await press('Remove tag complaint')
  await expect.poll(() => tags()).toEqual(['urgent'])
  expect(labels()).toEqual([{ tags: ['urgent'] }])
  expect(document.activeElement).toBe(fieldOf('New tag'))
})

it('what the portal did not take is not shown as a tag, and stays in the field', async () => {
  open(labelled, { 'recordings.changeLabels': { error: { code: 'offline', host: 'portal.example' } } })
  await fill('New tag', 'refund')
  await person.keyboard('{Enter}')
  await screen.findByRole('alert')
  expect(tags()).toEqual(['complaint', 'urgent'])
  expect(fieldOf('New tag').value).toBe('refund')
})

it.each([
  ['', 'Type a tag first.'],
  ['Urgent', 'This recording has that tag already.'],
  ['x'.repeat(41), 'Use at most 40 characters.'],
])('the tag “%s” is not sent', async (typed, error) => {
  const { labels } = open(labelled)
  await fill('New tag', typed)
  await press('Add tag')
  expect(errorOf('New tag')).toBe(error)
  expect(labels()).toEqual([])
})

it('twenty tags are the most', () => {
  open({ ...recording, tags: Array.from({ length: 20 }, (_, index) => `tag ${index}`) })
  screen.getByText('A recording can have 20 tags. Remove one to add another.')
  expect(screen.queryByLabelText('New tag')).toBeNull()
})

it('the score is chosen and cleared', async () => {
  const { labels } = open(labelled, { 'recordings.changeLabels': { value: {} } })
  expect(chosen()).toBe('3')
  await person.click(screen.getByRole('radio', { name: '5' }))
  expect(chosen()).toBe('5')
  await press('Clear score')
  await expect.poll(labels).toEqual([{ score: 5 }, { score: null }])
  expect(chosen()).toBeUndefined()
})

it('the score goes back to what the portal has if it did not take the new one', async () => {
  open(labelled, { 'recordings.changeLabels': { error: { code: 'forbidden' } } })
  await person.click(screen.getByRole('radio', { name: '5' }))
  await screen.findByText('Your account may not change tags and scores.')
  expect(chosen()).toBe('3')
})

it('are read without a way to change them by those who may not, and not drawn where there are none', () => {
  const { show } = open(labelled, {}, { permissions: ['recordings'] })
  screen.getByText('Score 3 of 5')
  expect(tags()).toEqual(['complaint', 'urgent'])
  expect(screen.queryByRole('button')).toBeNull()
  show(recording)
  expect(document.body.textContent).toBe('')
})
