import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const steps = join(import.meta.dirname, 'keyring-steps.ts')
const secret = randomBytes(16).toString('hex')

/** How a separate session gets its keyring; session and keyring end with the steps. */
const sessions = {
  unlocked: [
    'dbus-run-session',
    '--',
    'bash',
    '-c',
    'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "$@"',
    '_',
  ],
  'without a keyring': [
    'dbus-run-session',
    '--',
    'bash',
    '-c',
    'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "$@"',
    '_',
  ],
  'without D-Bus': ['env', '-u', 'DBUS_SESSION_BUS_ADDRESS'],
}

/** Takes steps with a real keychain in a home that is thrown away, never in the person's own session. */
async function inSession(session: keyof typeof sessions, ...wanted: string[]): Promise<unknown> {
  const home = await mkdtemp(join(tmpdir(), 'keyring-'))
  try {
    const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env
    const runtime = join(home, 'run')
    await mkdir(runtime, { mode: 0o700 })
    const [program = '', ...parameters] = [...sessions[session], process.execPath, steps, ...wanted]
    const { stdout } = await run(program, parameters, {
      env: { ...env, HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: join(home, '.local', 'share') },
      timeout: 100_000,
    })
    return JSON.parse(stdout)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

beforeEach(({ skip }) => {
  if (process.env.TEST_KEYRING === '1') return
  const required = process.env.CI === 'true' && process.platform === 'linux'
  expect(required, 'CI installs gnome-keyring and sets TEST_KEYRING=1').toBe(false)
  skip('TEST_KEYRING=1 says that gnome-keyring is installed to be tested against')
})

describe('gnome-keyring', () => {
  test('keeps a secret, the largest too, and forgets it when told', async () => {
    const largest = 'x'.repeat(2560)
    expect(
      await inSession(
        'unlocked',
        'status',
        'get a',
        `set a ${secret}`,
        'get a',
        `set a ${largest}`,
        'get a',
        'delete a',
        'get a',
        'delete a',
      ),
    ).toEqual(['ready', null, null, secret, null, largest, null, null, null])
  })

  test('that is locked says so to everything and shows none of it as missing', async () => {
    expect(
      await inSession('unlocked', `set a ${secret}`, 'lock', 'status', 'get a', 'get b', `set a ${secret}`, 'delete a'),
    ).toEqual([null, null, 'locked', '!locked', '!locked', '!locked', '!locked'])
  })

  test('no longer has the kept sign-ins after --forget-sign-ins, and is not changed while locked', async () => {
    expect(await inSession('unlocked', `set a ${secret}`, 'forget a', 'get a', 'forget a')).toEqual([
      null,
      true,
      null,
      true,
    ])
    expect(await inSession('unlocked', `set a ${secret}`, 'lock', 'forget a')).toEqual([null, null, false])
  })

  test('that has no keyring yet holds nothing and cannot keep anything', async () => {
    expect(await inSession('without a keyring', 'get a', `set a ${secret}`, 'delete a')).toEqual([
      null,
      '!unavailable',
      null,
    ])
  })
})

describe('a system without D-Bus', () => {
  test('has no keychain, and says so at once', async () => {
    expect(await inSession('without D-Bus', 'status', 'get a', `set a ${secret}`, 'delete a')).toEqual([
      'unavailable',
      '!unavailable',
      '!unavailable',
      '!unavailable',
    ])
  })
})

describe('a keychain that never answers', () => {
  /** Runs a program of the app's with a bus that takes connections and is silent. */
  async function onSilentBus(program: string, folder: string, ...args: string[]) {
    const bus = createServer().listen(join(folder, 'bus'))
    try {
      await once(bus, 'listening')
      const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'bus')}` }
      const app = spawn(process.execPath, [join(import.meta.dirname, program), folder, ...args], { env })
      return await once(app, 'exit')
    } finally {
      bus.close()
    }
  }

  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'silent-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('does not keep --forget-sign-ins from ending, and nothing is recorded as removed', async () => {
    const profile = { id: 'a.example', kind: 'call-record', name: 'A', url: 'https://a.example' }
    const settings = JSON.stringify({ connections: [{ id: 'a', profile, kept: true }] })
    await writeFile(join(folder, 'settings.json'), settings)
    // An orderly exit would wait for the keychain forever.
    expect(await onSilentBus('forgetting-app.ts', folder)).toEqual([null, 'SIGKILL'])
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(settings)
  })

  test('does not keep diagnostics from ending, and is reported in them', async () => {
    const report = join(folder, 'report.txt')
    expect(await onSilentBus('diagnosing-app.ts', folder, report)).toEqual([null, 'SIGKILL'])
    expect(await readFile(report, 'utf8')).toMatch(/BAD +Keychain\n +(not-answering|error: timeout)/)
  })
})
