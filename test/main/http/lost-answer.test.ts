import { describe, expect, test } from 'vitest'
import { certificateReason } from '../../../src/main/http/certificate-trust.ts'
import { failureOf, startAttempt } from '../../../src/main/http/lost-answer.ts'
import { TunnelError } from '../../../src/main/http/tunnel.ts'

const attempt = () => startAttempt({ method: 'GET' }, new URL('https://portal.example'))
const errorWith = (code: string) => Object.assign(new Error(code), { code })
const lost = (code: string) => failureOf(errorWith(code), attempt())

describe('a call that ended before anything was sent', () => {
  test.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'EACCES',
    'EPERM',
    'ENOBUFS',
    'ENOTCONN',
    'EADDRINUSE',
  ])('by %s, which is the network’s or a firewall’s, is no fault of the app', (code) =>
    expect(lost(code).code).toBe('offline'),
  )

  test.each(['ERR_INVALID_URL', 'TypeError', 'unknown'])('by %s is one', (code) => {
    expect(lost(code).code).toBe('internal')
  })
})

test.each(['constructor', '__proto__', 'toString'])('%s is no reason to distrust a certificate', (code) => {
  expect(certificateReason(code)).toBeUndefined()
})

test.each([
  ['the portal', errorWith('EHOSTUNREACH')],
  ['the proxy', new TunnelError('http://proxy.example:8080', { code: 'EHOSTUNREACH' })],
])('where a Mac finds no way to %s, its consent to use the local network is suspected', (_, cause) => {
  expect(failureOf(cause, attempt(), 'darwin')).toMatchObject({ code: 'offline', suspect: 'local-network' })
  expect(failureOf(cause, attempt(), 'linux')).not.toHaveProperty('suspect')
  expect(failureOf(errorWith('ECONNREFUSED'), attempt(), 'darwin')).not.toHaveProperty('suspect')
})

test('a name that no host has is told from a connection that fails, unless a proxy looked it up', () => {
  expect(lost('ENOTFOUND')).toMatchObject({ code: 'offline', suspect: 'unknown-name' })
  expect(lost('EAI_AGAIN')).not.toHaveProperty('suspect')
  const byProxy = new TunnelError('http://proxy.example:8080', { code: 'ENOTFOUND' })
  expect(failureOf(byProxy, attempt())).not.toHaveProperty('suspect')
})
