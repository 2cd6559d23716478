import { describe, expect, test } from 'vitest'
import { failureOf, startAttempt } from '../../../src/main/http/lost-answer.ts'
import { certificateReason } from '../../../src/main/http/tls-reason.ts'

const lost = (code: string, platform?: NodeJS.Platform) =>
  failureOf(
    Object.assign(new Error(code), { code }),
    startAttempt({ method: 'GET' }, new URL('https://portal.example/api')),
    platform,
  )

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
  ['darwin', 'EHOSTUNREACH', 'local-network'],
  ['darwin', 'ECONNREFUSED', undefined],
  ['win32', 'EHOSTUNREACH', undefined],
  ['linux', 'EHOSTUNREACH', undefined],
] as const)('on %s a host that is %s makes one suspect %s', (platform, code, suspect) => {
  const error = lost(code, platform)
  expect(error).toMatchObject({ code: 'offline', host: 'portal.example' })
  expect('suspect' in error ? error.suspect : undefined).toBe(suspect)
})
