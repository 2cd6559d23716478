import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../src/main/command-line.ts'

const portal = (...argv: string[]) => parseCommandLine(['electron', '.', ...argv]).portal?.href ?? null

describe('the command line', () => {
  it('names the portal to use', () => {
    expect(portal('--portal=https://portal.example')).toBe('https://portal.example/')
    expect(portal('--portal=http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/')
  })

  it('is not needed', () => {
    expect(portal()).toBeNull()
  })

  it.each([
    '--portal',
    '--portal=',
    '-portal=https://portal.example',
    'portal=https://portal.example',
    'call-record://portal.example',
    '--no-sandbox',
  ])('ignores %j', (argument) => {
    expect(portal(argument)).toBeNull()
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://portal.example',
    'https://user:secret@portal.example',
    'app://portal/',
  ])('does not take %j for a portal', (address) => {
    expect(portal(`--portal=${address}`)).toBeNull()
  })

  it('ignores an address longer than 500 characters', () => {
    expect(portal(`--portal=https://portal.example/${'x'.repeat(500)}`)).toBeNull()
  })
})
