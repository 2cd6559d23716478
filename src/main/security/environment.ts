/**
 * NODE_TLS_REJECT_UNAUTHORIZED accepts every certificate, SSLKEYLOGFILE logs the keys of connections, and the others
 * change what a child process runs. Electron itself removes NODE_OPTIONS and NODE_EXTRA_CA_CERTS before Node reads
 * them, since the fuse for them is off (scripts/pack/after-pack.ts).
 */
const weakening = ['NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']

/** Removes the variables that weaken TLS or the app itself; packaged builds only, so that a developer may use them. */
export function clearWeakeningVariables(environment: NodeJS.ProcessEnv, packaged: boolean): void {
  if (!packaged) return
  for (const name of weakening) delete environment[name]
}
