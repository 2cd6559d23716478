import { expect, test } from 'vitest'
import { failureOf, startAttempt } from '../../../src/main/http/lost-answer.ts'
import { TunnelError } from '../../../src/main/http/tunnel.ts'

const attempt = () => startAttempt({ method: 'GET' }, new URL('https://portal.example'))
const errorWith = (code: string) => Object.assign(new Error(code), { code })

test.each([
  ['the portal', errorWith('EHOSTUNREACH')],
  ['the proxy', new TunnelError('http://proxy.example:8080', { code: 'EHOSTUNREACH' })],
])('where a Mac finds no way to %s, its consent to use the local network is suspected', (_, cause) => {
  expect(failureOf(cause, attempt(), 'darwin')).toMatchObject({ code: 'offline', suspect: 'local-network' })
  expect(failureOf(cause, attempt(), 'linux')).not.toHaveProperty('suspect')
  expect(failureOf(errorWith('ECONNREFUSED'), attempt(), 'darwin')).not.toHaveProperty('suspect')
})
