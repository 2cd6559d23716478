import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runningAppImage, withoutMount } from '../../../src/main/updates/running-app-image.ts'

let folder: string
let mount: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-image-'))
  mount = join(folder, '.mount_Calls1')
  await mkdir(mount)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('The AppImage that an app is replaced in', () => {
  const appImage = '/home/ann/Calls.AppImage'
  const running = (environment: NodeJS.ProcessEnv, program = join(mount, 'calls')) =>
    runningAppImage({ APPIMAGE: appImage, APPDIR: mount, ...environment }, program)

  it('is the one in whose mount it runs', async () => {
    expect(running({})).toBe(appImage)
    const link = join(folder, 'link')
    await symlink(mount, link)
    expect(running({ APPDIR: link })).toBe(appImage)
  })

  it.each([
    ['that variables of another AppImage name, which started this app', {}, '/opt/calls/calls'],
    ['whose mount begins alike', {}, undefined],
    ['without a mount', { APPDIR: '' }, undefined],
    ['whose mount is not there', { APPDIR: '/nowhere' }, undefined],
    ['without a whole path', { APPIMAGE: 'Calls.AppImage' }, undefined],
    ['that is not there', { APPIMAGE: '' }, undefined],
  ])('is none %s', (which, environment, program) => {
    expect(running(environment, which.endsWith('alike') ? `${mount}2/calls` : program)).toBeNull()
  })

  it('is none where the app was unpacked, and names a script of its own', () => {
    expect(running({ APPIMAGE: join(mount, 'AppRun') })).toBeNull()
  })
})

it('The environment of the next start holds nothing of a mount that is gone', () => {
  const environment = {
    APPIMAGE: '/home/ann/Calls.AppImage',
    APPDIR: '/tmp/.mount_CallsX',
    ARGV0: './Calls.AppImage',
    OWD: '/home/ann',
    PATH: '/tmp/.mount_CallsX:/tmp/.mount_CallsX/usr/sbin:/usr/bin',
    LD_LIBRARY_PATH: '/tmp/.mount_CallsX/usr/lib:',
    DISPLAY: ':0',
    OTHER: '/tmp/.mount_CallsX2/lib',
  }
  expect(withoutMount(environment)).toEqual({
    PATH: '/usr/bin',
    LD_LIBRARY_PATH: '',
    DISPLAY: ':0',
    OTHER: '/tmp/.mount_CallsX2/lib',
  })
  expect(withoutMount({ PATH: '/usr/bin' })).toEqual({ PATH: '/usr/bin' })
})

it.skipIf(process.platform === 'win32')(
  'The next AppImage is run once this app has ended, with its arguments',
  async () => {
    const next = join(folder, 'a b.AppImage')
    const told = join(folder, 'told')
    // It tells who is still there when it starts.
    await writeFile(next, `#!/bin/sh\nkill -0 "$1" 2>/dev/null && echo early > '${told}' || echo "$@" > '${told}'\n`, {
      mode: 0o755,
    })
    const module = join(import.meta.dirname, '../../../src/main/updates/running-app-image.ts')
    const app = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `
      import { runAfterEnd } from ${JSON.stringify(module)}
      runAfterEnd(${JSON.stringify(next)}, [String(process.pid), '--user-data-dir=/a b'], process.env)
      process.stdin.on('end', () => process.exit()).resume()
    `,
      ],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    )
    const ended = once(app, 'exit')
    app.stdin.end()
    await ended
    await expect
      .poll(() => readFile(told, 'utf8').catch(() => ''), { timeout: 30_000 })
      .toBe(`${app.pid} --user-data-dir=/a b\n`)
  },
)
