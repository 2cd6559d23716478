import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { connectionNamedSchema, connectionViewSchema, inUseSchema, mostConnections } from './connections.ts'
import { portalSchema } from './portal.ts'

/** A portal's address as typed or pasted; mail filters make a link several times as long. */
const typedAddress = z.strictObject({ address: z.string().min(1).max(5000) })

export const connectionsCalls = {
  /** Reads the discovery document at an address a person typed. Nothing is remembered. */
  'portal.check': call(typedAddress, portalSchema),
  /** Services that need no address typed. */
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
  /** Goes over to another account; nobody is signed out. */
  'connections.use': call(connectionNamedSchema, inUseSchema),
  /** Forgets an account and the sign-in kept for it; gives the one in use then. */
  'connections.remove': call(connectionNamedSchema, inUseSchema),
}

export const connectionsEvents = {
  /** The portal of the account in use fell silent, or answers again. */
  'connection.changed': z.strictObject({ online: z.boolean() }),
}
