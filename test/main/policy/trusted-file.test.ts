import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readTrustedContent, readTrustedFile } from '../../../src/main/policy/trusted-file.ts'

const parse = (content: Buffer): unknown => JSON.parse(content.toString('utf8'))
const owner = process.getuid?.() ?? 0

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'))
  path = join(folder, 'policy.json')
})
afterEach(() => rm(folder, { recursive: true }))

const read = (of = owner) => readTrustedFile({ path, parse, owner: of })
const write = async (text: string, mode = 0o644) => {
  await writeFile(path, text)
  await chmod(path, mode)
}

describe.skipIf(process.platform === 'win32')('a policy file', () => {
  it('of the administrator counts', async () => {
    await write('{"KeepSignedIn": false}')
    expect(await read()).toEqual({ state: 'read', values: { KeepSignedIn: false } })
  })

  it('that is not there decides nothing', async () => {
    expect(await read()).toEqual({ state: 'absent' })
  })

  it('below a path that is not a folder is unreadable, which is not the same as missing', async () => {
    await writeFile(path, '{}')
    expect(await readTrustedFile({ path: join(path, 'policy.json'), parse, owner })).toEqual({
      state: 'unreadable',
      reason: { code: 'system-error', error: 'ENOTDIR' },
    })
  })

  it.skipIf(owner === 0)('in a folder that may not be entered is unreadable', async () => {
    await write('{}')
    await chmod(folder, 0)
    expect(await read()).toEqual({ state: 'unreadable', reason: { code: 'system-error', error: 'EACCES' } })
    await chmod(folder, 0o700)
  })

  it('of somebody else does not count', async () => {
    await write('{"KeepSignedIn": true}')
    expect(await read(owner + 1)).toEqual({ state: 'untrusted', reason: { code: 'wrong-owner' } })
  })

  it.each([0o664, 0o646, 0o666])('that others may write to (%o) does not count', async (mode) => {
    await write('{"KeepSignedIn": true}', mode)
    expect(await read()).toEqual({ state: 'untrusted', reason: { code: 'writable-by-others' } })
  })

  it('that is a link does not count, wherever it leads', async () => {
    const target = join(folder, 'target.json')
    await writeFile(target, '{}')
    await symlink(target, path)
    expect(await read()).toEqual({ state: 'untrusted', reason: { code: 'link' } })
  })

  it('that is a pipe neither counts nor holds up the start', async () => {
    execFileSync('mkfifo', ['-m', '644', path])
    expect(await read()).toEqual({ state: 'untrusted', reason: { code: 'not-a-file' } })
  })

  it.each([
    ['broken JSON', '{"KeepSignedIn":', 'not-understood'],
    ['a list', '[]', 'no-keys'],
    ['a text', '"x"', 'no-keys'],
    ['nothing', '', 'not-understood'],
    ['too much', ' '.repeat(300_000), 'too-large'],
  ])('that contains %s is unreadable, which is not the same as setting nothing', async (_, text, code) => {
    await write(text)
    expect(await read()).toEqual({ state: 'unreadable', reason: { code } })
  })
})

describe('on Windows, where no owner is told, a file', () => {
  const readAt = (at: string) => readTrustedContent({ path: at, largest: 10, platform: 'win32' })

  it.each([
    'C:\\Office\\ca.pem',
    'C:\\Program Files\\..\\Office\\ca.pem',
    'C:\\Program Files Evil\\ca.pem',
    'C:\\Users\\ann\\Program Files\\ca.pem',
    'C:\\Windows\\Temp\\ca.pem',
    '\\\\server\\Program Files\\ca.pem',
    '\\\\?\\C:\\Program Files\\ca.pem',
  ])('at %s does not count', async (at) => {
    expect(await readAt(at)).toEqual({ state: 'untrusted', reason: { code: 'outside-program-files' } })
  })

  it('does not count for what a person calls Program Files', async () => {
    vi.stubEnv('ProgramFiles', 'C:\\Users\\ann')
    expect(await readAt('C:\\Users\\ann\\ca.pem')).toMatchObject({ state: 'untrusted' })
    vi.unstubAllEnvs()
  })

  it.each(['C:\\Program Files\\Office nobody has\\ca.pem', 'd:/program files/Office nobody has/ca.pem'])(
    'at %s is looked for',
    async (at) => expect(await readAt(at)).toEqual({ state: 'absent' }),
  )
})
