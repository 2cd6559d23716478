import { once } from 'node:events'
import { createServer } from 'node:net'
import { generate } from 'selfsigned'
import { describe, expect, test } from 'vitest'
import { account, password, probe, quick, servedRegistrars } from './probe.ts'
import { registrarFor } from './registrar.ts'

const { serve } = servedRegistrars()

describe('over TLS', () => {
  const made = generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })

  test('a trusted certificate lets the test through', async () => {
    const { cert, private: key } = await made
    const { script } = registrarFor({ authorizationId: 'acme-2001', password })
    const registrar = await serve('tls', script, { cert, key })
    const result = await probe(account(registrar.port, { transport: 'tls' }), { ...quick, ca: cert })
    expect(result.outcome).toBe('unregistered')
  })

  test('an untrusted one ends before anything is sent', async () => {
    const { cert, private: key } = await made
    const registrar = await serve('tls', () => [], { cert, key })
    expect(await probe(account(registrar.port, { transport: 'tls' }))).toMatchObject({
      outcome: 'tls-untrusted',
      reason: 'self-signed',
    })
    expect(registrar.seen).toEqual([])
  })

  test('a server that does not speak TLS is reported as such', async () => {
    const plain = createServer((socket) => void socket.end('SIP/2.0 400 Bad\r\n\r\n')).listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const address = plain.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await probe(account(port, { transport: 'tls' }))).toMatchObject({ outcome: 'unexpected', status: null })
    plain.close()
  })

  test('a server that supports only older TLS is reported as a limit of this app', async () => {
    const { cert, private: key } = await made
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const registrar = await serve('tls', () => [], { cert, key, ...old })
    const result = await probe(account(registrar.port, { transport: 'tls' }), { ...quick, ca: cert })
    expect(result).toMatchObject({ outcome: 'unexpected', status: null, serverSaid: '', detail: 'no-common-tls' })
  })

  test('a certificate for another host is reported as such', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'other.test' }])
    const registrar = await serve('tls', () => [], { cert, key })
    const result = await probe(account(registrar.port, { transport: 'tls' }), { ...quick, ca: cert })
    expect(result).toMatchObject({ outcome: 'tls-untrusted', reason: 'wrong-host' })
  })
})
