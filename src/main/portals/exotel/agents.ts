import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import type { Credentials, ExotelApi } from './api.ts'
import { nameOf, oneUserSchema } from './phones.ts'

/** Who took a call or made it, for the customer's company. */
export interface Agent {
  name: string
  /** The number of the other party; empty if it is unknown. */
  customer: string
}

/** `GET /v2/accounts/<sid>/calls/<Sid>` (developer.exotel.com/api/ccm-get-call-details). */
const callSchema = z.object({
  response: z.object({
    call_details: z
      .object({
        assigned_agent_details: z
          .object({
            user_id: z
              .string()
              .regex(/^[\w-]{1,64}$/)
              .nullish(),
            /** A number, or `sip:<user>`. */
            contact_uri: z.string().max(300).nullish(),
          })
          .nullish(),
        customer_details: z.object({ number: z.string().max(60).nullish() }).nullish(),
      })
      .nullish(),
  }),
})

/** The details of a call are not kept waiting for longer, in milliseconds. */
const longest = 5_000
const mostKept = 200

/** The agents of calls, each asked for when the call is opened. */
export interface Agents {
  /** Null if nobody is known. Never rejects: the call can be shown without. */
  of(credentials: Credentials, call: string): Promise<Agent | null>
}

/** The API for lists does not name agents, and this one takes a request for each call, so its answers are kept. */
export function createAgents({ ask }: ExotelApi): Agents {
  const agents = new Map<string, Agent>()
  const names = new Map<string, string>()
  /** Those whose account Exotel has not enabled it for, or whose key may not ask. */
  const without = new Set<string>()

  async function nameFor(credentials: Credentials, user: string, signal: AbortSignal): Promise<string> {
    const key = `${asker(credentials)} ${user}`
    const kept = names.get(key)
    if (kept !== undefined) return kept
    const path = { path: '/users/{user}', parameters: { user } }
    const { value } = await ask(credentials, { method: 'GET', ...path, schema: oneUserSchema, signal })
    const name = value.response.data ? nameOf(value.response.data) : ''
    keep(names, key, name)
    return name
  }

  async function read(credentials: Credentials, call: string): Promise<Agent | null> {
    const signal = AbortSignal.timeout(longest)
    const path = { path: '/calls/{call}', parameters: { call } }
    const { value } = await ask(credentials, { method: 'GET', ...path, schema: callSchema, signal })
    const { assigned_agent_details: agent, customer_details: customer } = value.response.call_details ?? {}
    if (!agent) return null
    const contact = agent.contact_uri?.replace(/^sips?:/, '') ?? ''
    const name = agent.user_id ? await nameFor(credentials, agent.user_id, signal).catch(() => '') : ''
    return name || contact ? { name: name || contact, customer: customer?.number ?? '' } : null
  }

  return {
    async of(credentials, call) {
      const key = `${asker(credentials)} ${call}`
      const kept = agents.get(key)
      if (kept !== undefined || without.has(asker(credentials))) return kept ?? null
      try {
        const agent = await read(credentials, call)
        // Nobody may be known yet.
        if (agent) keep(agents, key, agent)
        return agent
      } catch (cause) {
        const code = cause instanceof Failure ? cause.error.code : undefined
        if (code === 'forbidden' || code === 'session-expired') without.add(asker(credentials))
        return null
      }
    },
  }
}

/** An account and a key: another key of the account may have other rights. */
const asker = ({ region, accountSid, apiKey }: Credentials) => `${region} ${accountSid} ${apiKey}`

/** Adds an entry, and drops the oldest one beyond the limit. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
}
