import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'quit-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Lets the stuck program quit and gives how it ended: null if it did not within the limit. */
async function endOf(knowledge: 'aware' | 'unaware', limitMs: number) {
  const pipe = join(folder, knowledge)
  execFileSync('mkfifo', [pipe])
  const child = spawn(process.execPath, [join(import.meta.dirname, 'stuck-app.ts'), pipe, knowledge])
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  // Opens once the program has opened its end, which then reads until this one closes.
  const held = await open(pipe, 'w')
  const end = await Promise.race([ended, new Promise<null>((resolve) => setTimeout(resolve, limitMs, null))])
  child.kill('SIGKILL')
  await ended
  await held.close()
  return end
}

describe.skipIf(process.platform === 'win32')('quitting while the keychain does not answer', () => {
  it('ends the app', async () => {
    expect(await endOf('aware', 100_000)).toEqual({ code: null, signal: 'SIGKILL' })
  })

  it('would hang if the app went by an orderly exit', async () => {
    expect(await endOf('unaware', 1000)).toBeNull()
  })
})
