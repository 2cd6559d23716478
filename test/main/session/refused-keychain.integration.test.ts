import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { KeychainError, type KeychainFault } from '../../../src/main/keychain/secret-store.ts'
import { createSessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { openSettings } from '../../../src/main/settings/open-settings.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { memorySecrets } from '../memory-secrets.ts'

let portal: RunningPortal
let directory: string

beforeEach(async () => {
  portal = await startPortal({ phones: 1, people: 3 })
  directory = await mkdtemp(join(tmpdir(), 'portal-disk-'))
})
afterEach(async () => {
  await portal.close()
  await rm(directory, { recursive: true, force: true })
})

it.each<KeychainFault>(['locked', 'denied', 'unavailable', 'not-answering', 'too-large'])(
  'a keychain that is %s sends no token and no password to the disk instead',
  async (fault) => {
    const offered: string[] = []
    const keychain = {
      ...memorySecrets(),
      async set(_name: string, secret: string) {
        offered.push(secret)
        throw new KeychainError(fault)
      },
    }
    const http = createHttpClient({ userAgent: 'test' })
    const active = createActivePortal(http, await openSettings(directory), new URL(portal.url))
    const session = createSessionKeeper(active, keychain, { ended: () => undefined, reachable: () => undefined })
    const { username, password } = portal.people.ada
    expect(await session.signIn({ username, password }, true)).toMatchObject({ kept: false })
    expect(offered).toHaveLength(1)

    const file = join(directory, 'settings.json')
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain(username)
    for (const name of await readdir(directory)) {
      const text = await readFile(join(directory, name), 'latin1')
      for (const secret of [...offered, password]) expect(text).not.toContain(secret)
    }
  },
)
