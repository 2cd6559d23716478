import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { LaunchOptions, RunningApp } from '../e2e/app.ts'
import { makeAuthority, makeCertificate } from '../main/http/certificates.ts'
import { serve } from '../main/http/serve.ts'
import { startOfficeProxy } from '../portal/proxy.ts'
import { launchFixture } from './fixture/launch.ts'

const host = 'portal.example'
const untrusted = -202

describe('net.request through a proxy that takes only Digest', () => {
  let app: RunningApp | undefined
  afterEach(async () => {
    await app?.close()
    app = undefined
  })

  async function office(options: LaunchOptions = {}) {
    const authority = await makeAuthority('Office')
    // It asks for a certificate, and accepts clients without one.
    const asking = { requestCert: true, rejectUnauthorized: false }
    const server = await serve(
      (request, response) => {
        const shown = request.socket instanceof TLSSocket && request.socket.getPeerCertificate().subject
        if (request.url === '/who') return void response.end(shown ? String(shown.O) : 'nobody')
        if (request.url === '/old') return void response.writeHead(302, { location: '/new' }).end()
        request.setEncoding('utf8').once('data', (body) => response.end(`got ${body}`))
        if (request.method === 'GET') response.end(`${request.headers['x-fixture']} ${request.url}`)
      },
      { ...(await makeCertificate({ authority, host })), ...asking },
    )
    const password = crypto.randomUUID()
    const proxy = await startOfficeProxy({
      signIn: { user: 'ann', password },
      takes: 'digest',
      hosts: { [host]: server.port },
    })
    onTestFinished(async () => {
      await proxy.close()
      await server[Symbol.asyncDispose]()
    })
    const launched = await launchFixture(options)
    app = launched.app
    const ask = (path: string, passwords: (string | undefined)[], more = {}) => {
      const asked = { proxy: `http://${proxy.host}`, url: `https://${host}${path}`, method: 'GET', passwords, ...more }
      return launched.app.page.evaluate<string[]>(`fixture.call('proxied', ${JSON.stringify(asked)})`)
    }
    return { ask, password, server, proxy }
  }

  it('asks main until the proxy takes the password, and main whether it trusts the certificate', async () => {
    const { ask, password, server } = await office()
    expect(await ask('/a', ['wrong', password])).toEqual([
      'login true digest office',
      'login true digest office',
      `certificate of ${host}, Office: ${untrusted}`,
      '200 yes /a',
    ])
    expect(await ask('/b', [password], { method: 'POST', body: 'Ä' })).toContain('200 got Ä')
    expect(server.asked).toEqual(['GET /a', 'POST /b'])
  })

  it('reports a redirect, and follows it if main says so', async () => {
    const { ask, password } = await office()
    const log = await ask('/old', [password])
    expect(log).toContain(`redirect 302 https://${host}/new`)
    expect(log.at(-1)).toBe('200 yes /new')
  })

  it('sends the person’s certificate to a server unasked, unless main prevents it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-certificate-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const { cert, key } = await makeCertificate({ organisation: 'Ann’s own' })
    const file = join(folder, 'own.pem')
    await writeFile(file, `${cert}\n${key}`)
    const { ask, password } = await office({ env: { HOST_CLIENT_CERTIFICATE: file } })
    expect((await ask('/who', [password])).at(-1)).toBe('200 Ann’s own')
    expect(await app?.shownCertificates()).toEqual(['O=Ann’s own'])
    const refused = await ask('/who', [password], { showsNoCertificate: true })
    expect(refused).toContain(`asked for O=Ann’s own by ${host}`)
    expect(refused.at(-1)).toBe('200 nobody')
  })

  it('says in Chromium’s words that there is no such proxy', async () => {
    const { ask, proxy } = await office()
    await proxy.close()
    expect(await ask('/', [])).toEqual(['net::ERR_PROXY_CONNECTION_FAILED'])
  })
})
