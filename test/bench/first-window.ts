import { fork } from 'node:child_process'
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
  const ended = once(host, 'exit')
  const failed = ended.then(() => Promise.reject(new Error(`${app} ended before it showed a window`)))
  const nextMessage = () => Promise.race([once(host, 'message'), failed]).then(([message]) => message)
  /** One at a time: the next message is the answer. */
  const order = (command: Order['command']): Promise<Answer> => {
    host.send({ id: 1, command, args: [] } satisfies Order)
    return nextMessage()
  }
  try {
    await nextMessage()
    await order('begin')
    while (!showsWindow(await order('windows'))) {
      if (performance.now() - began > limit) throw new Error(`${app} showed no window in ${limit} ms`)
      await setTimeout(1)
    }
    return performance.now() - began
  } finally {
    failed.catch(() => {})
    if (host.connected) host.send({ id: 2, command: 'quit', args: [] } satisfies Order)
    await ended
    // Chromium's last processes may still write.
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function showsWindow(answer: Answer): boolean {
  if (!answer.ok) throw new Error(answer.message)
  return (answer.value as { isVisible: boolean }[]).some(({ isVisible }) => isVisible)
}
