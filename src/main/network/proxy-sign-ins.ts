import type { ProxySignIn } from '../../shared/network/network.ts'

export type ProxyCredentials = Pick<ProxySignIn, 'user' | 'password'>

/** The credentials that people entered for proxies. In memory only, for this run of the app. */
export interface ProxySignIns {
  /**
   * By origin, so that credentials for an https proxy are never sent to an http one of the same name. Returns the same
   * object until new credentials are entered.
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
