import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Answer, Order } from '../host/control.ts'
import { compare, type Measurement } from './measurement.ts'

const turns = 9
/** How long one start may take, in milliseconds. */
const limit = 30_000

/** From starting the app to its first window shown, as a ratio to an empty app in the same host. */
export async function measureFirstWindow(): Promise<Measurement[]> {
  const { subject, ratio } = await compare(
    turns,
    () => start('.'),
    () => start('test/bench/empty-app'),
  )
  return [{ name: 'First window shown', value: subject, unit: 'ms', ratio, aim: 1.5 }]
}

/** Starts an app on a new profile and ends it again; gives the milliseconds to its first window. */
async function start(app: string): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), 'call-record-portal-bench-'))
  const began = performance.now()
  const host = fork('test/host/run.ts', [app, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    await once(host, 'message')
    while (!(await hasWindow(host))) {
      if (performance.now() - began > limit) throw new Error(`${app} showed no window in ${limit} ms`)
      await setTimeout(1)
    }
    return performance.now() - began
  } finally {
    const ended = once(host, 'exit')
    if (host.connected) host.send({ id: 0, command: 'quit', args: [] } satisfies Order)
    await ended
    await rm(profile, { recursive: true, force: true })
  }
}

async function hasWindow(host: ChildProcess): Promise<boolean> {
  host.send({ id: 1, command: 'windows', args: [] } satisfies Order)
  const [answer]: [Answer] = (await once(host, 'message')) as [Answer]
  if (!answer.ok) throw new Error(answer.message)
  return (answer.value as { isVisible: boolean }[]).some(({ isVisible }) => isVisible)
}
