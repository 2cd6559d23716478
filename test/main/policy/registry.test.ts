import { describe, expect, it, vi } from 'vitest'
import { type RegistryBinding, registrySource } from '../../../src/main/policy/registry.ts'

const path = 'Software\\Policies\\Call Record Portal'
const machine = 0x80000002

/** Windows' numbers (winerror.h). */
const accessDenied = 5
const keyDeleted = 1018
const windowsError = (errno: number) => Object.assign(new Error('Windows says so in its own language'), { errno })

const typed = (type: number, content: Buffer) => Object.assign(content, { type })
const text = (value: string) => typed(1, Buffer.from(`${value}\0`, 'utf16le'))
const number = (value: number) => typed(4, Buffer.from(Uint32Array.of(value).buffer))
const list = (...values: string[]) => typed(7, Buffer.from(`${values.join('\0')}\0\0`, 'utf16le'))

/** A registry with this key under one hive, or none; `broken` has calls fail as Windows fails them. */
function registry(values: Record<string, Buffer> | null, broken: Partial<RegistryBinding> = {}) {
  const open = new Set<object>()
  const binding: RegistryBinding = {
    openKey(hive, asked) {
      if (values === null || hive !== machine || asked !== path) return null
      const key = {}
      open.add(key)
      return key
    },
    enumValueNames: () => Object.keys(values ?? {}),
    queryValue: (_key, name) => values?.[name] ?? null,
    closeKey: (key) => void open.delete(key),
    ...broken,
  }
  const read = (hive: 'machine' | 'user' = 'machine') => registrySource(hive, path, () => binding).read()
  return { read, open }
}

describe('policy in the registry', () => {
  it('is its texts, numbers and lists', async () => {
    const { read, open } = registry({
      '': text('the default value'),
      PortalUrl: text('https://portal.example.com'),
      Endless: typed(1, Buffer.from('no end', 'utf16le')),
      PortalLocked: number(1),
      LockAfterMinutes: number(15),
      ExportFormats: list('yealink', 'snom'),
    })
    expect(await read()).toEqual({
      state: 'read',
      values: {
        '': 'the default value',
        PortalUrl: 'https://portal.example.com',
        Endless: 'no end',
        PortalLocked: 1,
        LockAfterMinutes: 15,
        ExportFormats: ['yealink', 'snom'],
      },
    })
    expect(open.size).toBe(0)
  })

  it('is absent only where Windows says that the key is not there', async () => {
    expect(await registry(null).read()).toEqual({ state: 'absent' })
    expect(await registry({}).read('user')).toEqual({ state: 'absent' })
    expect(await registry({}).read()).toEqual({ state: 'read', values: {} })
  })

  it.each([
    ['may not be opened', { openKey: () => fail(accessDenied) }, accessDenied],
    ['goes while it is read', { enumValueNames: () => fail(keyDeleted) }, keyDeleted],
    ['has a value that may not be read', { queryValue: () => fail(accessDenied) }, accessDenied],
  ] satisfies [string, Partial<RegistryBinding>, number][])(
    'that %s is unreadable, which is not the same as deciding nothing',
    async (_how, broken, errno) => {
      const { read, open } = registry({ PortalLocked: number(1) }, broken)
      expect(await read()).toEqual({ state: 'unreadable', reason: { code: 'windows-error', number: errno } })
      expect(open.size).toBe(0)
    },
  )

  it('is unreadable where the module that reads it does not load', async () => {
    const source = registrySource('machine', path, () => {
      throw new Error('The specified module could not be found.')
    })
    expect(await source.read()).toEqual({ state: 'unreadable', reason: { code: 'no-registry' } })
  })

  it('loses a value that is taken away while it is read, and nothing else', async () => {
    const { read } = registry(
      { PortalLocked: number(1), KeepSignedIn: number(0) },
      { queryValue: (_key, name) => (name === 'PortalLocked' ? null : number(0)) },
    )
    expect(await read()).toEqual({ state: 'read', values: { KeepSignedIn: 0 } })
  })

  it.each([
    ['a text with variables, which anybody may set', typed(2, Buffer.from('%PORTAL%\0', 'utf16le'))],
    ['bytes', typed(3, Buffer.of(1))],
    ['a long number', typed(11, Buffer.alloc(8))],
    ['a number that is too short', typed(4, Buffer.of(1))],
    ['nothing', typed(0, Buffer.alloc(0))],
  ])('that holds %s has a value there, which fits no key', async (_what, data) => {
    expect(await registry({ KeepSignedIn: data }).read()).toEqual({ state: 'read', values: { KeepSignedIn: null } })
  })

  it('cannot reach into objects by a name such as __proto__', async () => {
    const reading = await registry({ ['__proto__']: text('polluted') }).read()
    expect(Object.getPrototypeOf(reading.state === 'read' && reading.values)).toBeNull()
    expect('polluted' in {}).toBe(false)
  })

  it('is read by no program that a variable of the environment could name', async () => {
    vi.stubEnv('SystemRoot', 'C:\\Users\\ann').stubEnv('TMPDIR', '/nowhere').stubEnv('TEMP', 'Z:\\nowhere')
    expect(await registry({ PortalLocked: number(1) }).read()).toMatchObject({ values: { PortalLocked: 1 } })
    vi.unstubAllEnvs()
  })
})

describe.runIf(process.platform === 'win32')('Windows’ own registry', () => {
  it('answers with what it holds, and says what it does not', async () => {
    const version = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'
    expect(await registrySource('machine', version).read()).toMatchObject({
      state: 'read',
      values: { SystemRoot: expect.any(String), CurrentMajorVersionNumber: expect.any(Number) },
    })
    expect(await registrySource('machine', `${version}\\Nobody made this`).read()).toEqual({ state: 'absent' })
    // The accounts' hashes are the system's alone.
    expect(await registrySource('machine', 'SECURITY').read()).toMatchObject({ state: 'unreadable' })
  })
})

describe.skipIf(process.platform === 'win32')('where there is no registry', () => {
  it('it is unreadable, and not without policy', async () => {
    expect(await registrySource('machine', path).read()).toMatchObject({ state: 'unreadable' })
  })
})

function fail(errno: number): never {
  throw windowsError(errno)
}
