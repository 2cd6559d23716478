// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { isAvailable } from '../../../src/renderer/page.ts'
import { recordingsOnDashboard } from '../../../src/renderer/recordings/on-dashboard.ts'
import { playRequest } from '../../../src/renderer/recordings/player/requests.ts'
import { RecentRecordings } from '../../../src/renderer/recordings/recent-recordings.tsx'
import { endSession } from '../../../src/renderer/session/session-state.ts'
import type { BridgeInput } from '../../../src/shared/bridge.ts'
import { noSearches } from '../../../src/shared/recordings/search-names.ts'
import { person } from '../person.ts'
import type { Script } from '../preview/fake-portal.ts'
import { enterAccount, type Situation } from './account.ts'
import { draw } from './care/care.tsx'
import { aCall } from './recording.ts'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const calls = [
  aCall('played', ago(1), { seconds: 243 }),
  aCall('prepared', ago(2), { state: 'preparing', caller: { number: '', name: 'Brook & Sons' } }),
  aCall('unanswered', ago(3), {
    state: 'none',
    unrecordedBecause: 'unanswered',
    caller: { number: '', name: '' },
  }),
]

afterEach(() => {
  render(null, document.body)
  endSession('signed-out')
  playRequest.value = null
})

function open(listed = calls, situation: Situation = {}) {
  const page = { recordings: listed, total: { count: listed.length, isExact: true }, next: null, previous: null }
  const script: Script = {
    'lists.place': { value: { place: null } },
    'lists.keepPlace': { value: {} },
    'recordings.searches': { value: noSearches },
    'recordings.list': { value: { ...page, searchedTo: null } },
  }
  const main = enterAccount(script, situation)
  draw(<RecentRecordings />)
  return { script, query: () => main.inputsOf('recordings.list').at(-1) as BridgeInput<'recordings.list'> }
}
const region = () => within(screen.getByRole('region', { name: 'Recent recordings' }))
const lines = async () => {
  await region().findAllByRole('listitem')
  return region()
    .getAllByRole('listitem')
    .map((line) => line.textContent ?? '')
}

describe('the last recordings', () => {
  it('are the newest five of the last days, with sound where the portal itself can tell', async () => {
    const { query } = open(calls, { offers: { filters: ['recorded'] } })
    await lines()
    expect(query()).toMatchObject({ order: 'newest', limit: 5, at: { by: 'offset', offset: 0 }, recorded: true })
    expect(Date.parse(query().to) - Date.parse(query().from)).toBeLessThanOrEqual(8 * 86_400_000)
  })

  it('are asked for without a filter that the app would have to read many pages for', async () => {
    const { query } = open(calls, { offers: { filters: ['recorded'], filteredInApp: ['recorded'] } })
    await lines()
    expect(query().recorded).toBeUndefined()
  })

  it('say in words what cannot be heard, and play what can', async () => {
    open()
    const [first, second, third] = await lines()
    expect(first).toMatch(/960123.*Ada Fernandes.*4:03$/)
    expect(region().getAllByRole('img', { name: 'Incoming' })).toHaveLength(calls.length)
    expect(second).toMatch(/Brook & Sons.*Being prepared$/)
    expect(third).toMatch(/Withheld.*Not answered$/)
    const play = region().getAllByRole('link', { name: /^Play the call with/ })
    expect(play).toHaveLength(1)
    await person.click(region().getByRole('link', { name: 'Play the call with +44 1632 960123' }))
    expect(playRequest.value).toBe('played')
    expect(location.hash).toBe('#/recordings/played')
  })

  it('lead to a call without playing it', async () => {
    open()
    await lines()
    await person.click(region().getByRole('link', { name: 'Brook & Sons' }))
    expect([location.hash, playRequest.value]).toEqual(['#/recordings/prepared', null])
  })

  it('cannot be played without that right', async () => {
    open(calls, { permissions: ['recordings'] })
    await lines()
    expect(region().queryAllByRole('link', { name: /^Play/ })).toEqual([])
  })

  it('say so where there are none', async () => {
    open([])
    await region().findByText('No calls in the last 7 days.')
  })

  it('stay where reading them again fails, which is told and can be tried again', async () => {
    const { script } = open()
    await lines()
    const answer = script['recordings.list']
    script['recordings.list'] = { error: { code: 'internal', details: [] } }
    recordingsOnDashboard.refresh?.()
    const retry = await region().findByRole('button', { name: 'Try again' })
    expect(await lines()).toHaveLength(3)
    if (answer) script['recordings.list'] = answer
    await person.click(retry)
    await expect.poll(() => region().queryByRole('alert')).toBeNull()
  })
})

it('an account without the right to see calls has no part of the dashboard', () => {
  enterAccount({}, { permissions: [] })
  expect(isAvailable('recordings')).toBe(false)
  draw(<p />)
})
