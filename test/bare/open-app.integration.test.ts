import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openApp, type Surroundings } from '../../scripts/open-app.ts'

let folder: string
let lines: string[]
let surroundings: Surroundings
const appArguments = vi.fn(async () => ['.', '--portal=http://127.0.0.1:1'])

/** What the host and the tour write, to show which of them ran and how. */
const leaves = (name: string) => `
  import { writeFileSync } from 'node:fs'
  const { HOST_VISIBLE } = process.env
  writeFileSync(${JSON.stringify(name)}, JSON.stringify({ given: process.argv.slice(2), HOST_VISIBLE }))
  process.exitCode = 7`

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open é '))
  lines = []
  appArguments.mockClear()
  await mkdir(join(folder, 'dist'))
  await installer('')
  for (const name of ['host', 'tour']) await writeFile(join(folder, `${name}.mjs`), leaves(join(folder, name)))
  surroundings = {
    hasDisplay: true,
    electron: folder,
    findBrowser: async () => ({ canShowWindows: true }),
    host: join(folder, 'host.mjs'),
    tour: [join(folder, 'tour.mjs'), '--chapters=1'],
    soon: Number.POSITIVE_INFINITY,
    say: (line) => lines.push(line),
  }
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** The script with which the npm package downloads Electron; it says where the program is. */
async function installer(script: string): Promise<void> {
  const end = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'path.txt'))}, 'electron')`
  await writeFile(join(folder, 'install.js'), `${script}\n${end}`)
}

async function electron(script: string): Promise<void> {
  await writeFile(join(folder, 'dist', 'electron'), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'dist', 'electron'), 0o700)
}

const ranOn = async (name: 'host' | 'tour') =>
  JSON.parse(await readFile(join(folder, name), 'utf8').catch(() => 'null'))
const open = (changed: Partial<Surroundings> = {}) => openApp(appArguments, { ...surroundings, ...changed })

describe.skipIf(process.platform === 'win32')('Electron', () => {
  it('opens the app, and the command exits with its exit code', async () => {
    await electron('[ "$2" = "--portal=http://127.0.0.1:1" ] && exit 5')
    expect(await open({ soon: 0 })).toBe(5)
    expect(await ranOn('host')).toBeNull()
  })

  it('does not run as plain Node, whatever the terminal’s environment', async () => {
    vi.stubEnv('ELECTRON_RUN_AS_NODE', '1')
    await electron('exit $ELECTRON_RUN_AS_NODE')
    expect(await open()).toBe(0)
  })

  it('is not started again after the person closes it', async () => {
    await electron('exit 0')
    expect(await open()).toBe(0)
    expect(await ranOn('host')).toBeNull()
  })

  it('is not started again after a signal ended it, and the command fails', async () => {
    await electron('kill -TERM $$')
    expect(await open({ soon: 0 })).toBe(1)
    expect(await ranOn('host')).toBeNull()
  })

  const setuid = 'echo "[1:FATAL:setuid_sandbox_host.cc(158)] … is owned by root and has mode 4755." >&2; kill -TRAP $$'
  it.each([
    ['whose sandbox helper does not belong to root', setuid, "sudo chmod 4755 '"],
    [
      'without user namespaces',
      'echo "No usable sandbox!" >&2; kill -ABRT $$',
      'apparmor_restrict_unprivileged_userns=0',
    ],
    ['run as root', 'echo "Running as root without --no-sandbox is not supported." >&2; exit 1', 'run as root'],
    [
      'without a library of the system’s',
      'echo "electron: error while loading shared libraries: libnss3.so: cannot open" >&2; exit 127',
      'needs the library libnss3.so,',
    ],
    ['without its display', 'echo "Missing X server or \\$DISPLAY" >&2; kill -SEGV $$', 'cannot open the display'],
    ['that says nothing', 'exit 3', 'ended at once (exit code 3)'],
  ])('%s says why, and the app opens on Chromium', async (_, script, reason) => {
    await electron(script)
    expect(await open()).toBe(7)
    expect(lines.join('\n')).toContain(reason)
    expect(lines.at(-1)).toContain('runs on Chromium instead')
    expect(await ranOn('host')).toEqual({ given: ['.', '--portal=http://127.0.0.1:1'], HOST_VISIBLE: '1' })
    expect(appArguments).toHaveBeenCalledOnce()
  })

  it('that cannot be executed is reported, and the app opens on Chromium', async () => {
    await writeFile(join(folder, 'dist', 'electron'), '')
    expect(await open()).toBe(7)
    expect(lines.join('\n')).toContain('EACCES')
  })

  it('in a folder with an apostrophe is quoted so that a shell accepts the name', async () => {
    const there = join(folder, "Ann's")
    await mkdir(join(there, 'dist'), { recursive: true })
    await writeFile(join(there, 'install.js'), '')
    await writeFile(join(there, 'path.txt'), '../../dist/electron')
    await electron(setuid)
    await open({ electron: there })
    expect(lines.join('\n')).toContain(`4755 '${folder}/Ann'\\''s/dist/chrome-sandbox'`)
  })

  it('is downloaded once, after a notice, however long it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const [begun, goOn] = [join(folder, 'begun'), join(folder, 'go-on')]
    await installer(`
      const fs = require('node:fs')
      fs.writeFileSync(${JSON.stringify(begun)}, '')
      while (!fs.existsSync(${JSON.stringify(goOn)}) && process.uptime() < 60)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)`)
    await electron('exit 0')
    const opened = open()
    await vi.waitUntil(
      () =>
        readFile(begun)
          .then(() => true)
          .catch(() => false),
      { timeout: 60_000 },
    )
    expect(lines).toEqual(['Fetching Electron (about 130 MB), once.'])
    vi.advanceTimersByTime(61_000)
    await writeFile(goOn, '')
    await vi.waitUntil(async () => (await readFile(join(folder, 'path.txt')).catch(() => null)) !== null, {
      timeout: 60_000,
    })
    vi.useRealTimers()
    expect(await opened).toBe(0)
    expect(await ranOn('host')).toBeNull()
    lines = []
    await open({ say: (line) => lines.push(line) })
    expect(lines).toEqual([])
  })
})

describe('without Electron', () => {
  beforeEach(() => installer('process.exit(1)'))

  it('the app opens on Chromium as soon as the download has failed', async () => {
    expect(await open()).toBe(7)
    expect(lines).toEqual([
      'Fetching Electron (about 130 MB), once.',
      'Electron could not be fetched: the reason is above.',
      'The app runs on Chromium instead (docs/testing.md).',
    ])
    expect(await ranOn('host')).toEqual({ given: ['.', '--portal=http://127.0.0.1:1'], HOST_VISIBLE: '1' })
  })

  it('a browser that shows no windows runs the tour, and the display is not blamed', async () => {
    expect(await open({ findBrowser: async () => ({ canShowWindows: false }) })).toBe(7)
    expect(lines.at(-1)).toContain('shows no windows: here is the guided tour')
    expect(await ranOn('tour')).toEqual({ given: ['--chapters=1'] })
  })

  it('and without a browser the command says what to install, and fails', async () => {
    expect(await open({ findBrowser: async () => undefined })).toBe(1)
    expect(lines.at(-1)).toContain('set CHROME_PATH')
  })
})

it('without a display the tour runs, and nothing is downloaded', async () => {
  expect(await open({ hasDisplay: false })).toBe(7)
  expect(lines).toEqual(['There is no display to open a window on: here is the guided tour instead.'])
  expect(appArguments).not.toHaveBeenCalled()
})
