import { build } from 'virtual:build'
import { net, session } from 'electron'
import type { PolicyStore } from '../policy/policy-store.ts'
import { createNetwork, type Network } from './network.ts'
import { createSystemAuthorities } from './system-authorities.ts'

/** The network as this build and this computer know it. */
export function ownNetwork(policy: Pick<PolicyStore, 'current'>): Network {
  const systemAuthorities = createSystemAuthorities()
  // Begun now, so that the first call need not wait for all of it.
  void systemAuthorities.read()
  return createNetwork({
    systemAuthorities,
    policy: policy.current,
    ownPortal: build.brand?.profile.url ?? null,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    chromium: {
      request: (options) => net.request(options),
      fromPartition: (name, options) => session.fromPartition(name, options),
    },
  })
}
