import { firstNames, lastNames } from '../seed/names.ts'
import { type RandomSequence, randomSequence } from '../seed/random-sequence.ts'
import type { StoredParty, StoredRecording } from './store.ts'

const hour = 3_600_000
const day = 24 * hour

/** Of a working day's calls, how many come in each hour; few before 8 and after 18 o'clock, fewer at noon. */
const byHour = [1, 1, 1, 1, 1, 2, 6, 20, 60, 100, 110, 95, 55, 80, 105, 100, 85, 60, 25, 12, 8, 5, 3, 2]
/** Sunday first. */
const byWeekday = [0.06, 1.1, 1, 1, 1, 0.9, 0.12]

/**
 * Calls over the 365 days before a moment, by a curve over the day and the week, the earliest first. The same sequence
 * and moment give the same calls.
 */
export function* seededRecordings(random: RandomSequence, count: number, end: number): Generator<StoredRecording> {
  const parties = seededParties(random)
  const start = Math.floor(end / day) * day - 364 * day
  const hours = Array.from({ length: 365 * 24 }, (_, index) => start + index * hour).filter((moment) => moment < end)
  const weights = hours.map((moment) => {
    const date = new Date(moment)
    return (byHour[date.getUTCHours()] ?? 1) * (byWeekday[date.getUTCDay()] ?? 1)
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let [reached, made] = [0, 0]
  for (const [index, moment] of hours.entries()) {
    reached += weights[index] ?? 0
    const until = index === hours.length - 1 ? count : Math.round((reached / all) * count)
    const inHour = until - made
    const length = Math.min(hour, end - moment)
    for (let call = 0; call < inHour; call++, made++) {
      const begun = moment + Math.floor(((call + 0.5) / inHour) * length)
      const atTheTime = ({ before, ...now }: Colleague) => (before && begun < end - handedOver.before ? before : now)
      yield recording(random, parties, { index: made, start: begun, atTheTime })
    }
  }
}

/** Somebody of the customer, and who had the extension before them and left. */
interface Colleague extends StoredParty {
  before: StoredParty | null
}

/** Every so many extensions were somebody else's until this long before the last call. */
const handedOver = { every: 40, before: 120 * day }

function seededParties(random: RandomSequence): {
  colleagues: [Colleague, ...Colleague[]]
  customers: [StoredParty, ...StoredParty[]]
} {
  const name = () => `${random.pick(firstNames)} ${random.pick(lastNames)}`
  const colleagues = Array.from({ length: 400 }, (_, index): Colleague => {
    const number = String(2000 + index)
    const former = `${firstNames[index % firstNames.length]} ${lastNames[(index * 7) % lastNames.length]}`
    return {
      number,
      name: name(),
      person: `employee-${number}`,
      before: index % handedOver.every === 0 ? { number, name: former, person: `former-${number}` } : null,
    }
  })
  const customers = Array.from({ length: 20_000 }, () => ({
    // A range that is reserved for drama (Ofcom), with digits of its own behind it.
    number: `+44 1632 ${String(random.below(1_000_000)).padStart(6, '0')}`,
    name: random.chance(0.5) ? name() : '',
  }))
  return { colleagues: atLeastOne(colleagues), customers: atLeastOne(customers) }
}

function atLeastOne<Item>([first, ...rest]: Item[]): [Item, ...Item[]] {
  if (first === undefined) throw new Error('There is nobody to call')
  return [first, ...rest]
}

function recording(
  random: RandomSequence,
  { colleagues, customers }: ReturnType<typeof seededParties>,
  { index, start, atTheTime }: { index: number; start: number; atTheTime: (colleague: Colleague) => StoredParty },
): StoredRecording {
  const share = random.below(100)
  const direction = share < 52 ? 'inbound' : share < 92 ? 'outbound' : 'internal'
  const own = atTheTime(random.pick(colleagues))
  const other = direction === 'internal' ? atTheTime(random.pick(colleagues)) : random.pick(customers)
  const answered = random.chance(0.82)
  const shareOfStates = random.below(1000)
  const state = !answered
    ? 'none'
    : shareOfStates < 6
      ? 'archived'
      : shareOfStates < 12
        ? 'empty'
        : shareOfStates < 20
          ? 'none'
          : 'available'
  return {
    id: `call-${index}`,
    start,
    seconds: answered ? 8 + random.below(60) * random.below(20) : 5 + random.below(40),
    direction,
    caller: direction === 'inbound' ? other : own,
    callee: direction === 'inbound' ? own : other,
    state,
    ...(state === 'none' && { unrecordedBecause: answered ? ('not-wanted' as const) : ('unanswered' as const) }),
  }
}

/** The calls of a reference portal: its own sequence, so that the rest of the organisation is the same with them. */
export function recordingsOf(seed: number, count: number, end: number): Iterable<StoredRecording> {
  return count === 0 ? [] : seededRecordings(randomSequence(seed + 1_000_003), count, end)
}
