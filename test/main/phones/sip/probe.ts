import { randomBytes } from 'node:crypto'
import { afterEach } from 'vitest'
import {
  type SipTestAccount,
  type SipTestOptions,
  testRegistration,
} from '../../../../src/main/phones/sip/register-probe.ts'
import { sipTestResultSchema } from '../../../../src/shared/phones/phone-test.ts'
import { startRegistrar, type TestRegistrar } from './registrar.ts'

/** The password of the account that is tested. */
export const password = randomBytes(12).toString('base64url')

/**
 * Gives `serve`, which starts a registrar from what `startRegistrar` takes, and `open`: those that it started and that
 * are closed after the test at hand.
 */
export function servedRegistrars() {
  const open: TestRegistrar[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((registrar) => registrar.close()))
  })
  async function serve(...parameters: Parameters<typeof startRegistrar>): Promise<TestRegistrar> {
    const registrar = await startRegistrar(...parameters)
    open.push(registrar)
    return registrar
  }
  return { open, serve }
}

/** The account at a port of this computer, over UDP and without a proxy unless `changes` say otherwise. */
export const account = (port: number, changes: Partial<SipTestAccount> = {}): SipTestAccount => ({
  domain: '127.0.0.1',
  port,
  transport: 'udp',
  outboundProxy: null,
  username: '2001',
  authorizationId: 'acme-2001',
  password,
  ...changes,
})

/** Quick timers, of which Timer F is 64 times the first (RFC 3261, 17.1.2.2). */
export const quick: SipTestOptions = { timers: { t1: 100, t2: 400 }, timeLimitMs: 60_000 }

/** The test that a person chose after the first one registered nothing. */
export const registering: SipTestOptions = { ...quick, register: true }

/** Tests the account, quickly and without registering unless told, and gives the result as a page may have it. */
export async function probe(settings: SipTestAccount, options = quick) {
  return sipTestResultSchema.parse(await testRegistration(settings, options))
}

/** A Digest challenge with a nonce of its own, ending in the parameters given (`, stale=true`). */
export const challenge = (parameters = '') =>
  `Digest realm="r", nonce="n${randomBytes(4).toString('hex')}"${parameters}`

/** The headers that challenge every request alike. */
export const unauthorized = { 'WWW-Authenticate': challenge() }
