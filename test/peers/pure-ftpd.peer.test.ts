import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FtpTestAccount, testFtpLogin } from '../../src/main/phones/ftp/ftp-probe.ts'
import { ftpTestResultSchema } from '../../src/shared/phones/phone-test.ts'
import { describeWith } from './programs.ts'
import { type PureFtpd, startPureFtpd } from './pure-ftpd.ts'

const user = { name: 'PlcmSpIp', password: `${randomBytes(9).toString('base64url')} #%&"ä` }
const account = (port: number, changes: Partial<FtpTestAccount> = {}): FtpTestAccount => ({
  server: '127.0.0.1',
  port,
  security: 'ftp',
  username: user.name,
  password: user.password,
  directory: 'phones',
  ...changes,
})

async function probe(...parameters: Parameters<typeof testFtpLogin>) {
  return ftpTestResultSchema.parse(await testFtpLogin(...parameters))
}

const needed = { 'pure-ftpd': 'pure-ftpd', 'pure-pw': 'pure-ftpd' }

describeWith('pure-ftpd in clear', needed, () => {
  let server: PureFtpd
  beforeAll(async () => {
    server = await startPureFtpd(user)
  })
  afterAll(() => server?.stop())

  test('takes the login, and nothing is written', async () => {
    const result = await probe(account(server.port))
    expect(result).toMatchObject({ outcome: 'logged-in', entries: 1, encrypted: false, directory: 'phones' })
    expect(result.password).toMatchObject({ state: 'accepted', status: 230 })
    expect(result.exchange.join('\n')).toContain('PASS ###')
    expect(result.exchange.join('\n')).not.toContain(user.password)
    expect(await readdir(join(server.home, 'phones'))).toEqual(['0004f2abcdef.cfg'])
  })

  test('rejects a wrong password, and a stranger, with the same words', async () => {
    const answers = await Promise.all([
      probe(account(server.port, { password: 'wrong' })),
      probe(account(server.port, { username: 'stranger' })),
    ])
    expect(answers).toMatchObject([{ outcome: 'wrong-credentials' }, { outcome: 'wrong-credentials' }])
  })

  test('knows no other folder', async () => {
    expect(await probe(account(server.port, { directory: 'absent' }))).toMatchObject({ outcome: 'no-directory' })
  })

  test('offers no TLS: nothing secret is sent', async () => {
    const result = await probe(account(server.port, { security: 'ftps' }))
    expect(result.outcome).toBe('tls-not-offered')
    expect(result.exchange.join('\n')).not.toContain('USER')
  })

  test('a slow answer can be cancelled', async () => {
    const controller = new AbortController()
    const result = testFtpLogin(account(server.port, { password: 'wrong' }), { signal: controller.signal })
    // A wrong password is answered after five seconds: this is in the middle of them.
    setTimeout(() => controller.abort(), 200)
    expect((await result).outcome).toBe('cancelled')
  })
})

describeWith('pure-ftpd over TLS', needed, () => {
  let server: PureFtpd
  let cert: string
  beforeAll(async () => {
    const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    })
    cert = made.cert
    server = await startPureFtpd(user, { cert, key: made.private })
  })
  afterAll(() => server?.stop())

  test('takes the login', async () => {
    const result = await probe(account(server.port, { security: 'ftps' }), { ca: cert })
    expect(result).toMatchObject({ outcome: 'logged-in', entries: 1, encrypted: true })
  })

  test('rejects a wrong password', async () => {
    const result = await probe(account(server.port, { security: 'ftps', password: 'wrong' }), { ca: cert })
    expect(result.outcome).toBe('wrong-credentials')
  })

  test('with a certificate that nobody vouches for gets no password', async () => {
    const result = await probe(account(server.port, { security: 'ftps' }))
    expect(result).toMatchObject({ outcome: 'tls-untrusted', reason: 'self-signed' })
    expect(result.exchange.join('\n')).not.toContain('USER')
  })

  test('refuses an unencrypted login, and the result shows the server’s own words', async () => {
    const result = await probe(account(server.port))
    expect(result).toMatchObject({ outcome: 'tls-required', serverSaid: expect.stringMatching(/cleartext/i) })
  })
})
