import { once } from 'node:events'
import tls from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { startOfficeProxy } from '../../portal/proxy.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { failureOf } from '../http/failure-of.ts'
import { sendJson, serve } from '../http/serve.ts'

const host = 'portal.example'

/** A portal behind an https proxy, both with certificates of an authority that this process trusts for good. */
async function office(certified: string, signIn?: { user: string; password: string }) {
  const authority = await makeAuthority(`Office ${crypto.randomUUID()}`)
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert])
  const portal = await serve(
    (_, response) => sendJson(response, 200, { name: 'Ann' }),
    await makeCertificate({ authority, host }),
  )
  const proxy = await startOfficeProxy({
    hosts: { [host]: portal.port, 'other.example': portal.port },
    tls: await makeCertificate({ authority, host: certified }),
    ...(signIn && { signIn }),
  })
  onTestFinished(async () => {
    await proxy.close()
    await portal[Symbol.asyncDispose]()
  })
  const port = new URL(`https://${proxy.host}`).port
  const readThrough = (name: string, url = `https://${host}`) =>
    createHttpClient({
      userAgent: 'test',
      proxyRoutesTo: async () => ({ proxyRoutes: [`https://${name}:${port}`] }),
      proxySignIn: () => signIn ?? null,
      retry: { times: 0, delay: 0 },
    }).request({ method: 'GET', url, expect: 200, schema: z.object({ name: z.string() }) })
  return { portal, proxy, readThrough }
}

describe("an https proxy's certificate", () => {
  test.each(['localhost', '127.0.0.1'])('for the name that was dialled, %s, opens the way', async (name) => {
    const { portal, proxy, readThrough } = await office(name)
    expect((await readThrough(name)).value).toEqual({ name: 'Ann' })
    expect([proxy.asked(), portal.asked]).toEqual([[`${host}:443 200`], ['GET /']])
  })

  test.each([
    [host, 'localhost'],
    [host, '127.0.0.1'],
    ['localhost', '127.0.0.1'],
    ['127.0.0.1', 'localhost'],
  ])('for %s alone does not open the way at %s, and no password is sent', async (certified, name) => {
    const { portal, proxy, readThrough } = await office(certified, { user: 'ann', password: crypto.randomUUID() })
    const error = await failureOf(readThrough(name))
    expect(error).toMatchObject({ code: 'offline', host })
    expect(error.details).toContain('ERR_TLS_CERT_ALTNAME_INVALID')
    expect([proxy.asked(), portal.asked]).toEqual([[], []])
  })

  test('does not stand for what is behind it: that is held to its own name', async () => {
    const { portal, readThrough } = await office('localhost')
    expect(await failureOf(readThrough('localhost', 'https://other.example'))).toMatchObject({
      code: 'tls-untrusted',
      host: 'other.example',
      reason: 'wrong-host',
    })
    expect(portal.asked).toEqual([])
  })

  test('is asked for by the name that was dialled, and not at all by an address', async () => {
    const { cert, key } = await makeCertificate({ host: 'localhost' })
    const asked: string[] = []
    const server = tls.createServer({
      cert,
      key,
      SNICallback: (name, done) => {
        asked.push(name)
        done(null)
      },
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void server.close())
    server.on('tlsClientError', () => undefined)
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    for (const name of ['localhost', '127.0.0.1']) {
      const http = createHttpClient({
        userAgent: 'test',
        proxyRoutesTo: async () => ({ proxyRoutes: [`https://${name}:${port}`] }),
        retry: { times: 0, delay: 0 },
      })
      await failureOf(http.request({ method: 'GET', url: `https://${host}`, expect: 200, schema: z.unknown() }))
    }
    expect(asked).toEqual(['localhost'])
  })
})
