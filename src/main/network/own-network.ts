import { build } from 'virtual:build'
import { net, session } from 'electron'
import type { PolicyStore } from '../policy/policy-store.ts'
import { createNetwork, type Network } from './network.ts'
import { createSystemAuthorities } from './trust.ts'

/** The network with the configuration of this build and this computer. */
export function ownNetwork(policy: Pick<PolicyStore, 'current'>): Network {
  const systemAuthorities = createSystemAuthorities()
  // Started now, so that the first call waits for less of it.
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
