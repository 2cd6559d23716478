// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RecordingKeeping } from '../../../../src/renderer/recordings/care/recording-keeping.tsx'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import type { RecordingDetails } from '../../../../src/shared/recordings/recording.ts'
import { errorOf, fill, person, press } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { enterAccount, type Situation } from '../account.ts'
import { recording } from '../recording.ts'
import { draw, hold } from './care.tsx'

const held: RecordingDetails = { ...recording, held: true, hold }

function open(shown: RecordingDetails, script: Script = {}, situation: Situation = {}) {
  const main = enterAccount(script, situation)
  const onChanged = vi.fn()
  draw(<RecordingKeeping recording={shown} onChanged={onChanged} />)
  return { ...main, onChanged }
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 24, 15), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  endSession('signed-out')
})

it.each([
  ['2026-11-23', 'It was kept until Nov 23, 2026. The portal may delete it at any time.'],
  ['2026-11-24', 'Today is the last day on which it is kept.'],
  ['2026-11-25', 'It will be deleted after Nov 25, 2026, in 1 day.'],
  ['2026-12-01', 'It will be deleted after Dec 1, 2026, in 7 days.'],
])('a recording that is kept until %s is warned of', (keptUntil, warning) => {
  open({ ...recording, keptUntil })
  screen.getByText(warning)
})

it('no warning stands where there is time, a hold, or nothing to lose', () => {
  for (const shown of [
    { ...recording, keptUntil: '2026-12-02' },
    { ...held, keptUntil: '2026-11-25' },
    { ...recording, state: 'none' as const, keptUntil: '2026-11-25' },
  ]) {
    open(shown)
    screen.getByText(/^(As long as it is on hold; without the hold, until )?(Dec 2|Nov 25), 2026$/)
    expect(screen.queryByText(/deleted after/)).toBeNull()
  }
})

it('the checksum is shortened, and copied whole', async () => {
  const sha256 = '4f1c'.repeat(16)
  const { inputsOf } = open({ ...recording, sha256 }, { 'clipboard.copy': { value: {} } })
  screen.getByText('4f1c4f1c4f1c…4f1c')
  await press('Copy SHA-256')
  expect(inputsOf('clipboard.copy')).toEqual([{ text: sha256 }])
})

it('a hold says since when, for which case, why and by whom', () => {
  open(held)
  screen.getByText('On hold since Nov 3, case 4471: cannot be deleted')
  screen.getByText('“Complaint” · Ada Fernandes')
  open({ ...held, hold: null })
  screen.getByText('On hold: cannot be deleted')
})

it('a hold is released with a reason, which stays if the portal does not take it', async () => {
  const script: Script = { 'recordings.releaseHold': { error: { code: 'portal-unavailable', host: 'portal.example' } } }
  const { inputsOf, onChanged } = open({ ...held, keptUntil: '2026-11-01' }, script)
  await press('Release hold…')
  const dialog = within(await screen.findByRole('dialog', { name: 'Release the hold?' }))
  dialog.getByText('+44 7700 900123 → Ada Fernandes (200)')
  dialog.getByText(/It was to be kept until Nov 1, 2026/)
  await person.click(dialog.getByRole('button', { name: 'Release hold' }))
  expect(errorOf('Reason')).toBe('Enter a reason.')
  await fill('Reason', 'Case closed')
  await person.keyboard('{Enter}')
  await dialog.findByText('Portal unavailable')
  expect(onChanged).not.toHaveBeenCalled()
  script['recordings.releaseHold'] = { value: {} }
  await person.click(dialog.getByRole('button', { name: 'Try again' }))
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  expect(inputsOf('recordings.releaseHold').at(-1)).toEqual({ recording: 'call-1', reason: 'Case closed' })
  expect(onChanged).toHaveBeenCalledOnce()
})

it('those who may not release a hold have no button for it', () => {
  open(held, {}, { permissions: ['recordings', 'recordings-delete'] })
  expect(screen.queryByRole('button')).toBeNull()
})
