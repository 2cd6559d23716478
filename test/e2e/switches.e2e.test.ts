import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { launchApp } from './app.ts'

// Electron itself is not packaged here, and its harness needs the debugger.
it
  .skipIf(process.env.E2E_RUNTIME === 'electron')
  .each(['--remote-debugging-port=0', '-remote-debugging-pipe', '--ssl-key-log-file=keys'])(
  'an installed app ends before it shows anything where it was started with %s, and says why',
  async (argument) => {
    const userData = await mkdtemp(join(tmpdir(), 'portal-switch-'))
    onTestFinished(() => rm(userData, { recursive: true, force: true }))
    const [, name] = /^--?([^=]+)/.exec(argument) ?? []
    const start = launchApp({ packaged: true, userData, args: [argument] })
    await expect(start).rejects.toMatchObject({ cause: expect.any(Error) })
    await expect(start).rejects.toThrow(`start.refused switch="${name}"`)
  },
)
