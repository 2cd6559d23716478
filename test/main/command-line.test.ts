import { describe, expect, it } from 'vitest'
import { argumentsForRestart, parseCommandLine } from '../../src/main/command-line.ts'
import { givenPortal } from '../../src/main/connections/portal-address.ts'

const parse = (...argv: string[]) => parseCommandLine(['electron', '.', ...argv])
const nothing = { portal: null, diagnose: undefined, forgetSignIns: false, prints: null, misspelt: null }

describe('the command line', () => {
  it.each([
    [['--portal=https://portal.example'], { portal: 'https://portal.example' }],
    [['--diagnose'], { diagnose: null }],
    [['--diagnose='], { diagnose: null }],
    [['--diagnose=report.txt'], { diagnose: 'report.txt' }],
    [['--diagnose=C:\\Users\\ann\\a b.txt'], { diagnose: 'C:\\Users\\ann\\a b.txt' }],
    [['--no-sandbox', '--forget-sign-ins'], { forgetSignIns: true }],
    [['--portal=x', '--diagnose=/tmp/a b.txt'], { portal: 'x', diagnose: '/tmp/a b.txt' }],
    [['C:\\work\\app', '--diagnose'], { diagnose: null }],
    [['--portal='], { portal: '' }],
    [['--version'], { prints: 'version' }],
    [['--no-sandbox', '--help'], { prints: 'help' }],
    [['--portal'], { misspelt: '--portal' }],
    [['--portal', 'https://portal.example'], { misspelt: '--portal' }],
    [['--portals=https://portal.example'], { misspelt: '--portals' }],
    [['--Portla=https://portal.example'], { misspelt: '--Portla' }],
    [['--diagnosed'], { misspelt: '--diagnosed' }],
    [['--forget-signins'], { misspelt: '--forget-signins' }],
    [['--forget-sign-ins=yes'], { misspelt: '--forget-sign-ins' }],
    [['--vesion'], { misspelt: '--vesion' }],
  ])('%j asks for what it says', (argv, asked) => {
    expect(parse(...argv)).toEqual({ ...nothing, ...asked })
  })

  it.each([
    '-portal=https://portal.example',
    'portal=https://portal.example',
    '--proxy-server=socks5://x',
    '--profile-directory=x',
    '--remote-debugging-port=1',
    '--v=1',
    '--host-rules=x',
    'diagnose',
    '--forget',
    'call-record-portal://reset?x=--forget-sign-ins',
    `--diagnose=${'x'.repeat(2000)}`,
  ])('%j asks for nothing', (argument) => {
    expect(parse(argument)).toEqual(nothing)
  })

  const options = [
    '--version',
    '--help',
    '--portals',
    '--diagnose=C:\\Users\\ada\\important.xlsx',
    '--forget-sign-ins',
    '--portal=https://evil.example',
  ]

  it.each([
    ['a link', 'call-record-portal:x'],
    ['a link of another kind', 'HTTPS://evil.example/'],
    ['the end of the options', '--'],
  ])('has no option of the app’s after %s, which another program may have written', (_what, before) => {
    for (const option of options) {
      expect(parse(before, option)).toEqual(nothing)
      expect(parse(before, '--', option)).toEqual(nothing)
      expect(parse('--no-sandbox', before, 'x', option)).toEqual(nothing)
    }
  })

  it.each([
    '\\\\server\\share\\r.txt',
    '//server/share/r.txt',
    '\\\\?\\C:\\r.txt',
    '\\\\.\\pipe\\r',
    '/\\server/r.txt',
  ])('has no report written to %j, where Windows would sign in with the person’s account', (file) =>
    expect(parse(`--diagnose=${file}`)).toEqual(nothing),
  )
})

it('an app that starts again opens no link and does no errand twice', () => {
  const argv = ['app', '--no-sandbox', '--portal=x', '--user-data-dir=/a b', '--forget-sign-ins', '--diagnose=f']
  const kept = ['--no-sandbox', '--user-data-dir=/a b']
  expect(argumentsForRestart(argv)).toEqual(kept)
  expect(argumentsForRestart([...argv, 'call-record-portal://reset?token=x', '--proxy-server=evil'])).toEqual(kept)
})

describe('a portal on the command line', () => {
  it('is the one at that address', () => {
    expect(givenPortal('https://portal.example')?.href).toBe('https://portal.example/')
    expect(givenPortal('http://127.0.0.1:8080')?.href).toBe('http://127.0.0.1:8080/')
    expect(givenPortal(null)).toBeNull()
  })

  it.each([
    '',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://portal.example',
    'https://user:secret@portal.example',
    'app://portal/',
  ])('is none for %j', (address) => {
    expect(givenPortal(address)).toBeNull()
  })
})
