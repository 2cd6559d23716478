// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { initialFilters } from '../../../../src/renderer/recordings/filter/filters.ts'
import { countOf, wideningsOf } from '../../../../src/renderer/recordings/filter/widening.ts'
import type { Question } from '../../../../src/renderer/recordings/recording-queries.ts'
import { endSession } from '../../../../src/renderer/session/session-state.ts'
import { recordingFilterNames } from '../../../../src/shared/recordings/recordings.ts'
import { startCalls } from '../calls-portal.ts'
import { aCall } from '../recording.ts'

const now = Date.parse('2026-11-24T14:05:00Z')
const zone = 'Europe/London'
const limits = { longestRange: 400, keptDays: undefined }
const question = (more: Partial<Question> = {}): Question => ({
  typed: '',
  filters: initialFilters,
  zone,
  back: 0,
  showsEmpty: false,
  order: 'newest',
  ...more,
})
const words = (asked: Question, within: Parameters<typeof wideningsOf>[1] = limits) =>
  wideningsOf(asked, within, zone, now).map((widening) => widening.words(9))

afterEach(() => {
  endSession('signed-out')
  vi.useRealTimers()
})

describe('a search that found nothing', () => {
  test('is widened by one filter at a time, by what was typed, and by the dates', () => {
    const person = { id: 'ana', name: 'Ana Silva' }
    const filters = { ...initialFilters, direction: 'inbound' as const, person, minSeconds: 60 }
    expect(words(question({ typed: '0123', filters }))).toEqual([
      'Without “Incoming”: 9',
      'Without “Person: Ana Silva”: 9',
      'Without “1 minute or longer”: 9',
      'Without “0123”: 9',
      'Last 30 days: 9',
      'Last 12 months: 9',
    ])
  })

  test('is not widened beyond what the portal keeps, or searches at once', () => {
    expect(words(question(), { longestRange: 31, keptDays: undefined })).toEqual(['Last 30 days: 9'])
    expect(words(question(), { longestRange: 400, keptDays: 7 })).toEqual([])
    expect(words(question({ filters: { ...initialFilters, date: { by: 'name', name: 'today' } } }))).toEqual([
      'Last 7 days: 9',
      'Last 30 days: 9',
      'Last 12 months: 9',
    ])
  })

  test('asks the portal no more than six times', () => {
    const filters = {
      ...initialFilters,
      direction: 'inbound' as const,
      minSeconds: 60,
      maxSeconds: 90,
      recorded: true,
      tag: 'sale',
      held: true,
    }
    expect(words(question({ typed: '0123', filters }))).toHaveLength(6)
  })

  test('says how many calls each wider one finds', async () => {
    vi.useFakeTimers({ now })
    startCalls([
      aCall('out', '2026-11-24T10:00:00Z', { direction: 'outbound' }),
      aCall('before', '2026-11-10T10:00:00Z'),
    ])
    const filters = { ...initialFilters, direction: 'inbound' as const }
    const counts = await Promise.all(
      wideningsOf(question({ filters }), limits, zone, now).map((widening) =>
        countOf(widening, recordingFilterNames, limits, zone),
      ),
    )
    expect(counts).toEqual([1, 1, 1])
  })

  test('is not said to be of no use when the portal cannot be asked for it', async () => {
    const portal = startCalls([aCall('out', '2026-11-24T10:00:00Z')])
    const [widening] = wideningsOf(question(), limits, zone, now)
    if (!widening) throw new Error('The search is not widened')
    const count = () => countOf(widening, recordingFilterNames, limits, zone)
    portal.refusal = { code: 'portal-unavailable', host: 'portal.example' }
    expect(await count()).toBeNull()
    portal.refusal = { code: 'validation', problems: [{ field: 'person', rule: 'unknown' }] }
    expect(await count()).toBe(0)
  })
})
