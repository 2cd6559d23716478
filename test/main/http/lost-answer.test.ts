import { expect, it } from 'vitest'
import { type Attempt, failureOf } from '../../../src/main/http/lost-answer.ts'

// Of an attempt only what is asked where nothing has been sent is there.
const attempt = { url: new URL('https://portal.example/'), seen: [] } as unknown as Attempt
const unreachable = (code: string) => Object.assign(new Error(code), { code })

it.each([
  ['darwin', 'EHOSTUNREACH', 'local-network'],
  ['darwin', 'ECONNREFUSED', undefined],
  ['win32', 'EHOSTUNREACH', undefined],
  ['linux', 'EHOSTUNREACH', undefined],
] as const)('on %s a host that is %s makes one suspect %s', (platform, code, suspect) => {
  const error = failureOf(unreachable(code), attempt, platform)
  expect(error).toMatchObject({ code: 'offline', host: 'portal.example' })
  expect('suspect' in error ? error.suspect : undefined).toBe(suspect)
})
