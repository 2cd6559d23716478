/**
 * NODE_TLS_REJECT_UNAUTHORIZED accepts every certificate, SSLKEYLOGFILE writes down the keys of
 * connections, the others change what a child process runs. NODE_EXTRA_CA_CERTS is not among
 * them: Node has read it before any of our code runs, and companies add their CA with it.
 */
const weakening = ['NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']

/** Removes the variables that weaken TLS or the app itself; packaged builds only, so that a developer may use them. */
export function clearWeakeningVariables(environment: NodeJS.ProcessEnv, packaged: boolean): void {
  if (!packaged) return
  for (const name of weakening) delete environment[name]
}
