import { call, nothing } from '../bridge/define.ts'
import { proxySignInSchema } from './network.ts'

export const networkCalls = {
  /** Signs in to the proxy that an error `proxy-auth` named, for this run of the app. */
  'network.signInToProxy': call(proxySignInSchema, nothing, { whileLocked: 'answered' }),
}

/** The computer woke up: what was known of the connection may no longer be so. */
export const networkEvents = { 'network.changed': nothing }
