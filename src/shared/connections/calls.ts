import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import {
  connectionNamedSchema,
  connectionViewSchema,
  inUseSchema,
  mostConnections,
  portalMarkSchema,
} from './connections.ts'
import { portalSchema } from './portal.ts'

/** A portal's address as typed or pasted; mail filters make links several times longer. */
const typedAddress = z.strictObject({ address: z.string().min(1).max(5000) })

export const connectionsCalls = {
  /** Reads the discovery document at a typed address. Nothing is remembered. */
  'portal.check': call(typedAddress, portalSchema),
  /** The known services. */
  'portal.known': call(
    nothing,
    z.strictObject({
      services: z.array(z.strictObject({ name: z.string().max(120), address: z.string().max(500) })).max(10),
    }),
    { whileLocked: 'answered' },
  ),
  /** Remembers the portal at that address as a further account and makes it the active one. */
  'portal.choose': call(typedAddress, portalSchema),
  /** The active portal's profile and what it can do. */
  'portal.current': call(nothing, portalSchema, { whileLocked: 'answered' }),

  /** The accounts side by side, in the order they were added. */
  'connections.list': call(
    nothing,
    z.strictObject({ connections: z.array(connectionViewSchema).max(mostConnections) }),
  ),
  /** Switches to another account, without signing out. */
  'connections.use': call(connectionNamedSchema, inUseSchema),
  /** Forgets an account and its kept sign-in; returns the account in use afterwards. */
  'connections.remove': call(connectionNamedSchema, inUseSchema),
}

export const connectionsEvents = {
  /** The portal of the account in use stopped answering, or answers again. */
  'connection.changed': z.strictObject({ online: z.boolean() }),
  /** The mark of a portal can be shown from now on. */
  'portal.marked': portalMarkSchema,
}
