import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSecretStore } from '../../src/main/keychain/keytar-store.ts'
import type { SecretStore } from '../../src/main/keychain/secret-store.ts'
import { parseSettings } from '../../src/main/settings/parse-settings.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { randomSequence } from '../portal/seed/random-sequence.ts'
import { printFigures } from './figures.ts'
import { fileSecrets } from './file-secrets.ts'
import { isWhole, killSteps, type Step } from './kill-steps.ts'

const seed = Number(process.env.TEST_SEED ?? 1)
const kills = { files: 200, keyring: 20 }
/** The longest wait between a step's beginning and the kill, in milliseconds: about as long as the longest takes. */
const spread: Record<Step, number> = { start: 60, 'sign-in': 90, rotate: 20, settings: 6, export: 15 }
const begins = ['rotate', 'settings', 'export', 'sign-in'] as const

/** Each has a folder of its own; two use both of a small machine's cores. */
const lanes = 2

const project = resolve(import.meta.dirname, '../..')
const built = join(project, 'out/killed-app')

let portal: RunningPortal
let directory: string
const survived = new Map<string, number>()
let sessionsRestored = 0

// Bundled as the app is, it starts several times as fast.
beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['keytar'] },
    resolve: { alias: { electron: join(project, 'test/electron-stub.ts') } },
    build: { ssr: join(import.meta.dirname, 'killed-app.ts'), outDir: built, target: 'node24' },
  }),
)
beforeEach(async () => {
  const often = { attempts: 100_000, seconds: 0 }
  portal = await startPortal({
    phones: 3,
    accessTokenSeconds: 1,
    limits: { signInByName: often, refreshByClient: often },
  })
  directory = await mkdtemp(join(tmpdir(), 'portal-kills-'))
})
afterEach(async () => {
  await portal.close()
  await rm(directory, { recursive: true, force: true })
})
afterAll(() => {
  const total = [...survived.values()].reduce((sum, number) => sum + number, 0)
  printFigures(`kill -9, seed ${seed}`, {
    'kills survived': total,
    ...Object.fromEntries(survived),
    'signed in again without a password': sessionsRestored,
  })
})

describe('an app that is killed at any moment', () => {
  it('starts again with whole settings, whole exports and the session it kept', { timeout: 1_200_000 }, async () => {
    const each = Array.from({ length: lanes }, async (_, lane) => {
      const folder = join(directory, String(lane))
      await mkdir(folder)
      await killAndCheck({ folder, service: null, keychain: fileSecrets(folder) }, kills.files / lanes, seed + lane)
    })
    await Promise.all(each)
  })

  it.skipIf(process.env.TEST_KEYRING !== '1')(
    'finds its session in the real keychain again',
    { timeout: 600_000 },
    async () => {
      const service = `Call Record Portal kill test ${process.pid}`
      const keychain = createSecretStore({ service })
      await killAndCheck({ folder: directory, service, keychain }, kills.keyring, seed)
      for (const { id } of (await readSettings(directory))?.connections ?? []) await keychain.delete(id)
    },
  )
})

/** Where one app after the other lives. */
interface Place {
  folder: string
  /** The name of its items in the system's keychain, or null for files in the folder. */
  service: string | null
  keychain: SecretStore
}

async function killAndCheck(place: Place, times: number, ownSeed: number): Promise<void> {
  const random = randomSequence(ownSeed)
  let restored = 0
  for (let kill = 0; kill < times; kill++) {
    const step = killSteps[kill % killSteps.length] ?? 'start'
    const mustRestore = await isKept(place)
    const app = startApp(place, step)
    const started = await killDuring(app, step, random.below(spread[step] * 10) / 10)
    const where = `kill ${kill} during ${step}, seed ${ownSeed}`
    expect(app.errors(), where).toBe('')
    if (started) {
      expect(started.notices, where).toEqual([])
      if (mustRestore) expect(started.restored, where).toBe(true)
      if (started.restored) restored++
    }
    await checkDisk(place.folder, where)
    survived.set(`during ${step}`, (survived.get(`during ${step}`) ?? 0) + 1)
  }
  // Else nothing was kept that could have been lost.
  expect(restored).toBeGreaterThan(times / 3)
  sessionsRestored += restored
}

/** The keychain holds a token and the settings say so: whatever happened, the next start must be signed in. */
async function isKept({ folder, keychain }: Place): Promise<boolean> {
  const [connection] = (await readSettings(folder))?.connections ?? []
  return connection?.kept === true && (await keychain.get(connection.id)) !== null
}

async function checkDisk(folder: string, where: string): Promise<void> {
  const settings = await readFile(join(folder, 'settings.json'), 'utf8').catch(() => '{}')
  expect(parseSettings(settings).intact, where).toBe(true)
  const exported = join(folder, 'export')
  const all = await readdir(exported).catch(() => [])
  // What is left of a killed export goes with the next one, and does not pile up.
  expect(all.filter((name) => name.startsWith('.')).length, where).toBeLessThanOrEqual(2)
  for (const name of all.filter((name) => !name.startsWith('.')))
    expect(isWhole(await readFile(join(exported, name), 'utf8')), `${where}: ${name}`).toBe(true)
}

async function readSettings(folder: string) {
  const text = await readFile(join(folder, 'settings.json'), 'utf8').catch(() => null)
  return text === null ? null : parseSettings(text).settings
}

interface App {
  child: ChildProcess
  lines: AsyncIterableIterator<string>
  errors(): string
}

/** The step to be killed in comes second, so that it is reached soon and something went before it. */
function startApp({ folder, service }: Place, step: Step): App {
  const { username, password } = portal.people.ada
  const steps = step === 'start' ? begins : [begins.find((other) => other !== step), step]
  const input = JSON.stringify({ portal: portal.url, directory: folder, service, username, password, steps })
  const child = spawn(process.execPath, [join(built, 'killed-app.js'), input], { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator](), errors: () => errors }
}

interface Started {
  restored: boolean
  notices: string[]
}

/** Kills the app so long after it has begun a step; gives what it said of its start if it came so far. */
async function killDuring({ child, lines }: App, step: Step, afterMs: number): Promise<Started | null> {
  let started: Started | null = null
  for await (const line of lines) {
    if (line.startsWith('started ')) started = JSON.parse(line.slice('started '.length))
    if (line === `step ${step}`) break
  }
  await setTimeout(afterMs)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  return started
}
