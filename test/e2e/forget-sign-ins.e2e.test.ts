import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetOption } from '../../src/main/command-line.ts'
import { keychainServiceName } from '../../src/main/installation.ts'
import { createSecretStore } from '../../src/main/keychain/keytar-store.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { signedIn, signIn } from './person.ts'

const project = join(import.meta.dirname, '../..')

let portal: RunningPortal
let userData: string
let app: RunningApp | undefined
beforeEach(async () => {
  portal = await startPortal({ phones: 3 })
  userData = await mkdtemp(join(tmpdir(), 'portal-forget-'))
})
afterEach(async () => {
  await app?.close()
  app = undefined
  await portal.close()
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
})

/** Starts the app as the uninstaller does; resolves with its exit code. */
async function forget(env: NodeJS.ProcessEnv = process.env): Promise<number | null> {
  const onElectron = process.env.E2E_RUNTIME === 'electron'
  // In Node, the module `electron` is the path of its binary.
  const program: string = onElectron ? createRequire(import.meta.url)('electron') : process.execPath
  const before = onElectron ? [] : [join(import.meta.dirname, '../host/run.ts')]
  const args = [...before, project, `--user-data-dir=${userData}`, forgetOption]
  const [code] = await once(spawn(program, args, { env, stdio: 'ignore' }), 'exit')
  return code
}

/** The keychain items of the app that ran on this data, by the accounts in its settings. */
async function keptItems() {
  const { connections } = JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8'))
  const name = 'Call Record Portal'
  const service = keychainServiceName({ getName: () => name, getPath: () => userData, isPackaged: false })
  return Promise.all(
    connections.map(async ({ id, kept }: { id: string; kept: boolean }) => ({
      noted: kept,
      there: await isThere(service, id),
    })),
  )
}

async function isThere(service: string, id: string): Promise<boolean> {
  if (process.platform !== 'darwin') return (await createSecretStore({ service }).get(id)) !== null
  // Reading another program's secret would prompt the person; that it exists is visible to every program.
  const asked = spawn('security', ['find-generic-password', '-s', service, '-a', id], { stdio: 'ignore' })
  const [code] = await once(asked, 'exit')
  return code === 0
}

const withoutKeyring = process.env.TEST_KEYRING !== '1' && process.platform === 'linux'

describe.skipIf(withoutKeyring)(`${forgetOption}, with the real keychain`, () => {
  beforeEach(async () => {
    app = await launchApp({ portal: portal.url, userData, keychain: 'session' })
    await signIn(app.page, portal.people.ada, { keep: true })
    await signedIn(app.page)
  })

  it('leaves no secret in the keychain, and the next start asks for the password', async () => {
    await app?.close()
    expect(await keptItems()).toEqual([{ noted: true, there: true }])
    expect(await forget()).toBe(0)
    expect(await keptItems()).toEqual([{ noted: false, there: false }])

    app = await launchApp({ userData, keychain: 'session' })
    await app.page.getByRole('heading', { name: 'Dashboard Login' }).waitFor()
    expect(await app.page.getByLabel('Username', { exact: true }).inputValue()).toBe(portal.people.ada.username)
  })

  it('refuses while the app is running, which would keep its sign-in again, and brings it to the front', async () => {
    await app?.blur()
    expect(await app?.secondInstance([forgetOption])).toBe(2)
    await expect.poll(async () => (await app?.windows())?.map((window) => window.isFocused)).toEqual([true])
    await app?.restart()
    if (app) await signedIn(app.page)
  })

  it.skipIf(process.platform !== 'linux')('changes nothing and says so if there is no keychain', async () => {
    await app?.close()
    expect(await forget({ ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null' })).toBe(1)
    expect(await keptItems()).toEqual([{ noted: true, there: true }])
  })
})

describe(`${forgetOption}, when nothing was kept`, () => {
  it.skipIf(process.env.E2E_RUNTIME === 'electron')(
    'leaves no link registration for a program that is gone',
    async () => {
      const env = { HOST_REGISTRY: join(userData, 'registry'), HOST_PACKAGED: '1' }
      const registered = () => readFile(env.HOST_REGISTRY, 'utf8').catch(() => '')
      app = await launchApp({ userData, packaged: true, keychain: 'absent', env })
      await app.page.getByLabel('Portal address').waitFor()
      // On other systems the packages add and remove the registration.
      expect(await registered()).toBe(process.platform === 'win32' ? 'call-record-portal' : '')
      await app.close()
      expect(await forget({ ...process.env, ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null' })).toBe(0)
      expect(await registered()).toBe('')
    },
  )

  it('succeeds, even without a keychain and before the first run', async () => {
    expect(await forget({ ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null' })).toBe(0)
  })
})
