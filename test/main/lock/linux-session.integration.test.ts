import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isSessionLocked } from '../../../src/main/lock/linux-session.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-session-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** A program in the place of systemd's `busctl`, which answers only the one question that it answers. */
async function busctl(answer: string, status = 0): Promise<string> {
  const asked =
    '--system get-property org.freedesktop.login1 /org/freedesktop/login1/session/auto org.freedesktop.login1.Session LockedHint'
  const script = `#!/bin/sh\n[ "$*" = '${asked}' ] || exit 64\necho '${answer}'\nexit ${status}\n`
  const program = join(folder, 'busctl')
  await writeFile(program, script, { mode: 0o755 })
  return program
}

const onLinux = process.platform === 'linux'

it.skipIf(!onLinux).each([
  ['b true', 0, true],
  ['b false', 0, false],
  ['', 0, false],
  ['b true', 1, false],
])('a session is locked only where logind says so: "%s" with %i', async (answer, status, locked) => {
  expect(await isSessionLocked(await busctl(answer, status))).toBe(locked)
})

it.skipIf(!onLinux)('a computer without logind is not taken for a locked one', async () => {
  expect(await isSessionLocked(join(folder, 'busctl'))).toBe(false)
})
