import { describe, expect, it, vi } from 'vitest'
import type { Reading } from '../../../src/main/policy/reading.ts'
import { commonName, type RunPowerShell, whyUnsigned, windowsFolder } from '../../../src/main/updates/authenticode.ts'

const file = 'C:\\Users\\Jürgen\\AppData\\Local\\calls-updater\\pending\\calls-1.2.0-x64.exe'
const publisher = 'Müller & Söhne, Ltd'
const valid = { status: 'Valid', path: file, subject: `CN="${publisher}", O="${publisher}", L=Köln, C=DE` }

/** As the script writes it, in lines that end as Windows' do. */
const units = (text: string) =>
  [...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')
const answering =
  (answer: string | typeof valid): RunPowerShell =>
  async () =>
    typeof answer === 'string' ? answer : `${answer.status}\r\n${units(answer.path)}\r\n${units(answer.subject)}\r\n`

describe('A signature on Windows', () => {
  it('counts if Windows finds it valid and the publisher’s', async () => {
    expect(await whyUnsigned(file, publisher, answering(valid))).toBeNull()
  })

  it.each<[string, RunPowerShell]>([
    ['is not there', answering({ ...valid, status: 'NotSigned' })],
    ['does not fit the file', answering({ ...valid, status: 'HashMismatch' })],
    ['is of a certificate that Windows does not trust', answering({ ...valid, status: 'UnknownError' })],
    ['is somebody else’s', answering({ ...valid, subject: 'CN=Müller' })],
    ['is somebody’s whose name holds the publisher’s', answering({ ...valid, subject: `CN="${publisher} (Test)"` })],
    [
      'is somebody’s of an organisation that calls itself so',
      answering({ ...valid, subject: `CN=Eve, O="x, CN=${publisher}"` }),
    ],
    ['is of nobody known', answering({ ...valid, subject: '' })],
    ['is another file’s', answering({ ...valid, path: 'C:\\Windows\\notepad.exe' })],
    ['cannot be checked because PowerShell does not run', () => Promise.reject(new Error('ENOENT'))],
    ['cannot be checked because PowerShell says nothing', answering('')],
    ['cannot be checked because PowerShell says something else', answering('Access is denied.')],
    ['comes with words that nobody asked for', answering(`Valid\r\n${units(file)}\r\n${units(valid.subject)}\r\nmore`)],
  ])('that %s does not count', async (_how, run) => {
    expect(await whyUnsigned(file, publisher, run)).not.toBeNull()
  })

  it('is asked for without the file’s name ever being part of a command', async () => {
    const name = "C:\\a'; calc; '$(calc).exe"
    let command = ''
    let environment: Record<string, string> = {}
    await whyUnsigned(name, publisher, async (script, given) => {
      command = script
      environment = given
      return ''
    })
    expect(command).not.toContain('calc')
    expect(environment).toEqual({ UPDATE_FILE: name })
  })

  // What PowerShell's constrained language refuses (about_Language_Modes): types of .NET beyond a few, and their methods.
  it('is asked for in words that a computer under AppLocker allows', async () => {
    let command = ''
    await whyUnsigned(file, publisher, async (script) => {
      command = script
      return ''
    })
    expect(command.match(/\[[A-Za-z.]+\]/g)).toEqual(['[int]'])
    expect(command.match(/\.\w+\(/g)).toEqual(['.ToCharArray('])
    expect(command).not.toMatch(/::|Add-Type|New-Object/)
  })

  it('counts for nothing on a computer that cannot check it', async () => {
    // Windows alone has its PowerShell where it is looked for; there the file is missing.
    expect(await whyUnsigned(file, publisher)).not.toBeNull()
  })
})

describe('The name in a certificate', () => {
  it.each([
    ['CN=Northwind Voice Ltd, O=Northwind, C=GB', 'Northwind Voice Ltd'],
    ['C=GB, O=Northwind, CN=Northwind Voice Ltd', 'Northwind Voice Ltd'],
    ['OID.2.5.4.15=Private Organization, CN="A ""B"", Ltd" + SERIALNUMBER=1', 'A "B", Ltd'],
    ['O="x, CN=Northwind", CN=Eve', 'Eve'],
    ['CN=Eve, CN=Northwind', null],
    ['O=Northwind', null],
    ['CN="Northwind', null],
    ['', null],
  ])('%s is %s', (subject, name) => {
    expect(commonName(subject)).toBe(name)
  })
})

const saying = (reading: Reading) => ({ read: async () => reading })
const at = (SystemRoot: unknown) => saying({ state: 'read', values: { SystemRoot } })

it('Windows’ folder is where the registry says, whatever a variable says', async () => {
  vi.stubEnv('SystemRoot', 'C:\\Users\\eve')
  expect(await windowsFolder(at('D:\\Windows'))).toBe('D:\\Windows')
  for (const reading of [
    { state: 'absent' },
    { state: 'unreadable', reason: { code: 'no-registry' } },
  ] satisfies Reading[]) {
    await expect(windowsFolder(saying(reading))).rejects.toThrow()
  }
  vi.unstubAllEnvs()
})

it.each([undefined, 1, '', '\\\\server\\Windows', 'Windows', 'C:', '%SystemRoot%'])('is not %j', async (value) => {
  await expect(windowsFolder(at(value))).rejects.toThrow()
})

it.runIf(process.platform === 'win32')('is the one that Windows runs from', async () => {
  expect((await windowsFolder()).toLowerCase()).toBe(process.env.SystemRoot?.toLowerCase())
})
