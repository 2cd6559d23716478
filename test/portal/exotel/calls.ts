import { randomBytes } from 'node:crypto'
import type { RandomSequence } from '../seed/random-sequence.ts'

/** A call as the account keeps it. */
export interface ExotelCall {
  sid: string
  /** Milliseconds since 1970-01-01 UTC. */
  created: number
  seconds: number
  direction: 'inbound' | 'outbound-dial' | 'outbound-api'
  status: 'completed' | 'no-answer' | 'busy' | 'failed'
  /** National, as Exotel answers: `0` and ten digits. */
  from: string
  to: string
  exophone: string
  isRecorded: boolean
  /** The user who took the call or made it. */
  agent: string | null
}

/** What goes wrong with calls and recordings, as it does at Exotel. */
export type CallFault =
  /** The address of the next page is at another host. */
  | 'next-page-elsewhere'
  /** As without `.json` in the path. */
  | 'xml'
  /** The last call of each page is the first one of the next page as well. */
  | 'calls-that-move'
  /** The second call of each page has no time, and of a page of one call that one. */
  | 'malformed-call'
  /** A call more in every answer. */
  | 'changing-total'
  /** The recordings are at a host that is not Exotel's. */
  | 'recordings-elsewhere'
  /** Signed addresses are refused as if they had expired. */
  | 'expired-signatures'
  /** The API for calls does not take the key. */
  | 'key-without-calls'
  /** The account is in the other region. */
  | 'other-region'
  /** Nobody is named: Exotel has not enabled it for the account. */
  | 'no-agents'

/** The calls of an account, and what is to go wrong with them. */
export interface CallStore {
  /** The newest first. */
  all(): readonly ExotelCall[]
  add(call: Partial<ExotelCall> & Pick<ExotelCall, 'created'>): ExotelCall
  /** Applies until it is set again; null ends it. */
  spoil(fault: CallFault | null): void
  fault(): CallFault | null
  /** Whether recordings have signed addresses, as for accounts that Exotel has switched them on for. */
  signAddresses(isOn: boolean): void
  isSigning(): boolean
  /** Makes an address unguessable until it is asked for again. */
  signature(sid: string, until: number): string
  isSigned(sid: string, signature: string, now: number): boolean
}

const hour = 3_600_000
const directions = ['inbound', 'inbound', 'outbound-dial', 'outbound-api'] as const
const statuses = ['completed', 'completed', 'no-answer', 'completed', 'busy', 'completed', 'failed'] as const

export function createCallStore(
  random: RandomSequence,
  { count, end, users }: { count: number; end: number; users: readonly string[] },
): CallStore {
  const hex = (length: number) => Array.from({ length }, () => random.below(16).toString(16)).join('')
  const number = () => `0${9_100_000_000 + random.below(99_999_999)}`
  let fault: CallFault | null = null
  let isSigning = false
  const signatures = new Map<string, { sid: string; until: number }>()

  function call(given: Partial<ExotelCall> & Pick<ExotelCall, 'created'>, index: number): ExotelCall {
    const direction = directions[index % directions.length] ?? 'inbound'
    const [customer, exophone] = [number(), '08047101234']
    const status = statuses[index % statuses.length] ?? 'completed'
    const agent = users[index % Math.max(1, users.length)] ?? null
    return {
      sid: hex(32),
      seconds: 5 + random.below(200),
      direction,
      status,
      from: direction === 'inbound' ? customer : number(),
      to: direction === 'inbound' ? exophone : customer,
      exophone,
      isRecorded: status === 'completed',
      agent: status === 'completed' ? agent : null,
      ...given,
    }
  }
  const sorted = (calls: ExotelCall[]) => calls.toSorted((one, other) => other.created - one.created)
  // One every two hours, the newest an hour ago.
  let calls = sorted(
    Array.from({ length: count }, (_, index) => call({ created: end - (1 + 2 * index) * hour }, index)),
  )

  return {
    all: () => calls,
    add(given) {
      const added = call({ direction: 'inbound', status: 'completed', isRecorded: true, ...given }, 0)
      calls = sorted([...calls, added])
      return added
    },
    spoil(next) {
      fault = next
    },
    fault: () => fault,
    signAddresses(isOn) {
      isSigning = isOn
    },
    isSigning: () => isSigning,
    signature(sid, until) {
      const signature = randomBytes(32).toString('hex')
      signatures.set(signature, { sid, until })
      return signature
    },
    isSigned(sid, signature, now) {
      const known = signatures.get(signature)
      return known?.sid === sid && now < known.until && fault !== 'expired-signatures'
    },
  }
}
