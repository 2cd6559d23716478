// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { close } from '../../../../src/renderer/recordings/player/player.ts'
import { partsOf } from '../../../../src/renderer/recordings/player/track.ts'
import { RecordingDetail } from '../../../../src/renderer/recordings/recording-detail.tsx'
import { endSession, start } from '../../../../src/renderer/session/session-state.ts'
import type { RecordingDetails } from '../../../../src/shared/recordings/recording.ts'
import { person, press } from '../../person.ts'
import type { Script } from '../../preview/fake-portal.ts'
import { start as started } from '../../preview/scenarios.ts'
import { enterAccount, type Situation } from '../account.ts'
import { recording } from '../recording.ts'

const details: RecordingDetails = {
  ...recording,
  start: '2026-10-25T01:30:00+01:00',
  talkSeconds: 231,
  line: '+44 1632 960100',
  format: 'pcm',
  size: 7_800_000,
  channels: { left: 'caller', right: 'callee' },
}
const peaks = { seconds: 243, channels: [Array.from({ length: 40 }, (_, at) => (at % 2 ? 50 : -50)), []] }

interface Portal {
  playReason?: boolean
  permissions?: Situation['permissions']
  script?: Script
}

/** The details of a call over a main process that answers from a script. */
async function open(more: Partial<RecordingDetails> = {}, { playReason = false, permissions, script }: Portal = {}) {
  const { inputsOf } = enterAccount(
    {
      'recordings.read': { value: { ...details, ...more } },
      'recordings.playerPreferences': { value: { volume: 1, speed: 1, skipsSilence: false } },
      'recordings.keepPlayerPreferences': { value: {} },
      'recordings.peaks': { value: { ...peaks, channels: [peaks.channels[0] ?? [], peaks.channels[0] ?? []] } },
      'recordings.stop': { value: {} },
      'recordings.play': { error: { code: 'forbidden' } },
      ...script,
    },
    {
      offers: { playReason, zone: 'Europe/London' },
      permissions: permissions ?? ['recordings', 'recordings-play'],
    },
  )
  render(<RecordingDetail recording="call-1" onBack={() => undefined} />, document.body)
  await screen.findByRole('heading', { level: 2 })
  return { asked: () => inputsOf('recordings.play') }
}

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Position' })

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  render(null, document.body)
  close()
  endSession('signed-out')
})

describe('the details of a call', () => {
  it('say who, when by the clock of the portal, and how long', async () => {
    await open()
    screen.getByRole('heading', { level: 2, name: '+44\u00a07700\u00a0900123 → Ada Fernandes (200)' })
    screen.getByText(/2026.*1:30:00.*\(UTC\+1\) · 4:03/)
    screen.getByText('3:51')
    screen.getByText('7.8 MB')
  })

  it.each<[Partial<RecordingDetails>, string]>([
    [{ state: 'none', unrecordedBecause: 'unanswered' }, 'The call was not answered, so there is no recording.'],
    [{ state: 'none', unrecordedBecause: 'off' }, 'Recording is off for +44 1632 960100.'],
    [{ state: 'none', unrecordedBecause: 'not-wanted' }, 'The call was not recorded, at the caller’s request.'],
    [{ state: 'none' }, 'This call has no recording.'],
    [{ state: 'empty' }, 'Nothing was recorded.'],
    [{ state: 'forbidden' }, 'You may see this call, but not listen to it.'],
    [
      { state: 'deleted', deleted: { at: '2026-11-24T10:00:00Z', restorableUntil: '2026-12-24T10:00:00Z' } },
      'The recording was deleted on November 24, 2026. It can be restored until December 24, 2026.',
    ],
  ])('%j: say why it cannot be heard', async (state, words) => {
    await open(state)
    screen.getByText(words)
    expect(screen.queryByRole('region', { name: 'Player' })).toBeNull()
  })

  it('offer no player without the right, or against the organisation’s policy', async () => {
    await open({}, { permissions: ['recordings'] })
    screen.getByText('You may see this call, but not listen to it.')
    render(null, document.body)
    await open()
    start.value = { ...started, forbidden: ['play-recordings'] }
    await screen.findByText('You may see this call, but not listen to it.')
  })
})

describe('the position', () => {
  it('is told as people say it', async () => {
    await open()
    await expect.poll(() => slider().max).toBe('243')
    fireEvent.change(slider(), { target: { value: '72' } })
    await expect.poll(() => slider().getAttribute('aria-valuetext')).toBe('1 minute 12 of 4 minutes 3')
  })

  it.each<[string, number]>([
    ['{ArrowRight}', 105],
    ['{ArrowLeft}', 95],
    ['{Shift>}{ArrowRight}{/Shift}', 115],
    ['{Shift>}{ArrowLeft}{/Shift}', 85],
    ['{Home}', 0],
    ['{End}', 243],
  ])('%s leads from 1:40 to %i seconds', async (keys, to) => {
    await open()
    fireEvent.change(slider(), { target: { value: '100' } })
    slider().focus()
    await person.keyboard(keys)
    await expect.poll(() => slider().valueAsNumber).toBe(to)
  })

  it('is remembered for each call, and forgotten with the session', async () => {
    await open()
    fireEvent.change(slider(), { target: { value: '100' } })
    render(null, document.body)
    await open()
    expect(slider().valueAsNumber).toBe(100)
    render(null, document.body)
    endSession('signed-out')
    await open()
    expect(slider().valueAsNumber).toBe(0)
  })
})

describe('Play', () => {
  it('asks for the reason first where the portal records it, and sends it', async () => {
    const { asked } = await open({}, { playReason: true })
    await press('Play')
    const dialog = await screen.findByRole('dialog')
    expect(asked()).toHaveLength(0)
    await person.type(screen.getByLabelText('Reason'), 'Complaint')
    const buttons = [...dialog.querySelectorAll('button')]
    await person.click(buttons.find(({ textContent }) => textContent === 'Play') ?? dialog)
    await expect.poll(asked).toEqual([{ recording: 'call-1', reason: 'Complaint' }])
  })

  it('that is refused is explained', async () => {
    await open()
    await press('Play')
    await screen.findByText('Your account may not listen to recordings')
  })
})

describe('a format that nothing here plays', () => {
  const unplayable = { error: { code: 'cannot-play', reason: 'format', format: 'G.729' } } as const

  it('is named, with what the person can do instead', async () => {
    await open({}, { script: { 'recordings.play': unplayable } })
    await press('Play')
    await screen.findByText('It is in the format G.729, which this app does not play.')
    screen.getByText('Download it instead.')
  })
})

describe('a recording that is not there yet', () => {
  it('is looked for again, and can be heard without being asked for', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    let state: RecordingDetails['state'] = 'preparing'
    await open({}, { script: { 'recordings.read': { value: () => ({ ...details, state }) } } })
    expect(screen.queryByRole('region', { name: 'Player' })).toBeNull()
    await expect.poll(() => vi.getTimerCount()).toBeGreaterThan(0)
    state = 'available'
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    await screen.findByRole('region', { name: 'Player' })
  })
})

describe('the parts of a call', () => {
  const leg = (id: string | null) => ({ id, start: '2026-11-24T10:00:00Z', seconds: 60, party: 'Ben' })

  it('are the recordings of its legs if its own is that of one of them', () => {
    const legs = [leg('call-1'), leg(null), leg('call-2')]
    expect(partsOf({ ...details, legs }).map(({ id }) => id)).toEqual(['call-1', 'call-2'])
  })

  it('is its own recording alone if that holds the whole call', () => {
    expect(partsOf({ ...details, legs: [leg('call-2'), leg('call-3')] })).toEqual([{ id: 'call-1', seconds: 243 }])
    expect(partsOf({ ...details, legs: [leg('call-1'), leg(null)] })).toEqual([{ id: 'call-1', seconds: 243 }])
  })
})
