import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What Electron removes before Node reads it where the fuse EnableNodeOptionsEnvironmentVariable is off (node_bindings.cc). */
const ignored = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS']

/**
 * With HOST_PACKAGED=1 and one of these variables, runs the host again without them, forwards to the parent process,
 * and never returns: Node reads the variables before any code of the host runs.
 */
export async function startAsPackaged(): Promise<void> {
  const { env, argv, execPath } = process
  if (env.HOST_PACKAGED !== '1' || ignored.every((name) => env[name] === undefined)) return
  const cleared = Object.fromEntries(Object.entries(env).filter(([name]) => !ignored.includes(name)))
  const channel = process.send ? (['ipc'] as const) : []
  const child = spawn(execPath, argv.slice(1), { env: cleared, stdio: ['inherit', 'inherit', 'inherit', ...channel] })
  process.on('message', (order) => child.connected && child.send(order as object))
  child.on('message', (answer) => process.connected && process.send?.(answer))
  process.on('disconnect', () => child.connected && child.disconnect())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code, signal] = await once(child, 'exit')
  if (signal) process.kill(process.pid, signal)
  process.exit(code ?? 1)
}
