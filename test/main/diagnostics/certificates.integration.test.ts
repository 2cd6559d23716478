import tls from 'node:tls'
import { diagnosticsText } from 'text:diagnostics'
import { expect, test } from 'vitest'
import { readCertificates } from '../../../src/main/diagnostics/certificates.ts'
import { type Certificate, makeAuthority, makeCertificate } from '../http/certificates.ts'
import { serve } from '../http/serve.ts'

const host = '127.0.0.1'
const { factText } = await diagnosticsText.en()

test("a chain is told from the server's own certificate up, and no longer than any is in earnest", async () => {
  const chain: Certificate[] = [await makeAuthority('Authority 0')]
  for (let level = 1; level < 15; level++) chain.push(await makeAuthority(`Authority ${level}`, chain.at(-1)))
  const issuer = chain.at(-1)
  const own = await makeCertificate({ organisation: 'Por\u202Etal', ...(issuer && { authority: issuer }) })
  const cert = [own, ...chain.toReversed()].map((link) => link.cert).join('\n')
  await using server = await serve(() => undefined, { cert, key: own.key })

  const { outcome, facts } = await readCertificates(
    { host, port: server.port, pins: [] },
    factText,
    AbortSignal.timeout(10_000),
  )
  expect(outcome).toBe('bad')
  const told = facts.filter((fact) => fact.includes('issued by'))
  expect(told).toHaveLength(10)
  expect(told[0]).toMatch(/^Portal, issued by Authority 14, valid /)
})

test('a connection that is secured is not taken for one to another name', async () => {
  const authority = await makeAuthority(`Office ${crypto.randomUUID()}`)
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert])
  await using server = await serve(() => undefined, await makeCertificate({ authority, host: 'other.example' }))
  const { facts } = await readCertificates({ host, port: server.port, pins: [] }, factText, AbortSignal.timeout(10_000))
  expect(facts[0]).toBe('not trusted: wrong-host (ERR_TLS_CERT_ALTNAME_INVALID)')
})
