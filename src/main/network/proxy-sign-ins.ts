import type { ProxySignIn } from '../../shared/network/network.ts'

export type ProxyCredentials = Pick<ProxySignIn, 'user' | 'password'>

/** What people signed in to proxies with. Lives in memory, for this run of the app. */
export interface ProxySignIns {
  /**
   * By origin, so that what was typed for an https proxy never goes to an http one of the same name; the same object
   * as long as nobody signed in anew.
   */
  for(proxy: string): ProxyCredentials | null
  signIn(signIn: ProxySignIn): void
}

export function createProxySignIns(): ProxySignIns {
  const known = new Map<string, ProxyCredentials>()
  return {
    for: (proxy) => known.get(proxy) ?? null,
    signIn: ({ proxy, user, password }) => void known.set(proxy, { user, password }),
  }
}
