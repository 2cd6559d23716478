import { call, nothing } from '../bridge/define.ts'
import { proxySignInSchema } from './network.ts'

export const networkCalls = {
  /** Signs in to the proxy that an error `proxy-auth` named, for this run of the app. */
  'network.signInToProxy': call(proxySignInSchema, nothing, { whileLocked: 'answered' }),
}

/** The computer woke up: the state of the network may have changed. */
export const networkEvents = { 'network.changed': nothing }
