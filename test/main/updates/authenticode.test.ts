import { describe, expect, it } from 'vitest'
import { type RunPowerShell, whyUnsigned } from '../../../src/main/updates/authenticode.ts'

const file = 'C:\\Users\\ann\\AppData\\Local\\calls-updater\\pending\\calls-1.2.0-x64.exe'
const publisher = 'Northwind Voice Ltd'
const valid = { status: 'Valid', path: file, signer: publisher }
const answering =
  (answer: unknown): RunPowerShell =>
  async () =>
    typeof answer === 'string' ? answer : JSON.stringify(answer)

describe('A signature on Windows', () => {
  it('counts if Windows finds it valid and the publisher’s', async () => {
    expect(await whyUnsigned(file, publisher, answering(valid))).toBeNull()
  })

  it.each<[string, RunPowerShell]>([
    ['is not there', answering({ ...valid, status: 'NotSigned' })],
    ['does not fit the file', answering({ ...valid, status: 'HashMismatch' })],
    ['is of a certificate that Windows does not trust', answering({ ...valid, status: 'UnknownError' })],
    ['is somebody else’s', answering({ ...valid, signer: 'Northwind Voice' })],
    ['is somebody’s whose name holds the publisher’s', answering({ ...valid, signer: `${publisher} (Test)` })],
    ['is of nobody known', answering({ ...valid, signer: null })],
    ['is another file’s', answering({ ...valid, path: 'C:\\Windows\\notepad.exe' })],
    ['cannot be checked because PowerShell does not run', () => Promise.reject(new Error('ENOENT'))],
    ['cannot be checked because PowerShell says nothing', answering('')],
    ['cannot be checked because PowerShell says something else', answering('Access is denied.')],
    ['comes with words that nobody asked for', answering({ ...valid, more: true })],
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

  it('counts for nothing on a computer that cannot check it', async () => {
    // Windows alone has its PowerShell where it is looked for; there the file is missing.
    expect(await whyUnsigned(file, publisher)).not.toBeNull()
  })
})
