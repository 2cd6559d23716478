import type { FastifyReply } from 'fastify'
import { firstNames, lastNames } from '../seed/names.ts'
import type { RandomSequence } from '../seed/random-sequence.ts'
import type { CallStore } from './calls.ts'

export interface ExotelDevice {
  id: number
  name: string
  contact_uri: string
  type: 'tel' | 'sip'
  available: boolean
  verified: boolean
  status: string | null
}

export interface ExotelUser {
  id: string
  first_name: string
  last_name: string
  email: string
  email_verified: boolean
  role: 'admin' | 'supervisor' | 'user'
  active_call: boolean
  last_login: string | null
  date_created: string
  date_updated: string
  devices: ExotelDevice[]
}

/** An account of one region. */
export interface ExotelAccount {
  accountSid: string
  apiKey: string
  apiToken: string
  users: ExotelUser[]
  calls: CallStore
  /** By device id. */
  passwords: Map<number, string>
  /** Counts a request; false where the limit was met. The API for calls has its own. */
  mayAsk: (reply: FastifyReply) => boolean
  mayAskForCalls: (reply: FastifyReply) => boolean
  rateLimitBody: 'exception' | 'envelope'
  /** Rows of the list that come with an error of their own, by user id. */
  failingRows: ReadonlySet<string>
}

/** The account's users. Every seventh has no SIP device; of the others every fifth has turned it off. */
export function seededUsers(random: RandomSequence, count: number): ExotelUser[] {
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
    const date = new Date(Date.UTC(2025, 0, 1 + (index % 300))).toISOString()
    return {
      id: hex(random, 32),
      first_name: first,
      last_name: last,
      email: `${first}.${last}.${index}@northwind.example`.toLowerCase(),
      email_verified: true,
      role: index === 0 ? 'admin' : 'user',
      active_call: false,
      last_login: random.chance(0.8) ? date : null,
      date_created: date,
      date_updated: date,
      devices: devicesOf(random, index, first),
    }
  })
}

function devicesOf(random: RandomSequence, index: number, first: string): ExotelDevice[] {
  const id = 1000 + index * 2
  const phone: ExotelDevice = {
    id,
    name: 'Mobile',
    contact_uri: `+9199${String(10_000_000 + index).slice(0, 8)}`,
    type: 'tel',
    available: false,
    verified: true,
    status: null,
  }
  if (index % 7 === 6) return [phone]
  const user = `${first.toLowerCase().replace(/[^a-z]/g, '')}${hex(random, 8)}`
  const available = index % 5 !== 4
  const softphone: ExotelDevice = {
    id: id + 1,
    name: 'Softphone',
    contact_uri: `sip:${user}`,
    type: 'sip',
    available,
    verified: true,
    status: available ? 'free' : null,
  }
  return [phone, softphone]
}

function hex(random: RandomSequence, length: number): string {
  return Array.from({ length }, () => random.below(16).toString(16)).join('')
}
