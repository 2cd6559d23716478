import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { RunningApp } from '../e2e/app.ts'
import { makeAuthority, makeCertificate } from '../main/http/certificates.ts'
import { serve } from '../main/http/serve.ts'
import { startOfficeProxy } from '../portal/proxy.ts'
import { launchFixture } from './fixture/launch.ts'

const host = 'portal.example'
const untrusted = -202

describe('net.request through a proxy that takes Digest alone', () => {
  let app: RunningApp | undefined
  afterEach(async () => {
    await app?.close()
    app = undefined
  })

  async function office() {
    const authority = await makeAuthority('Office')
    const server = await serve(
      (request, response) => {
        if (request.url === '/old') return void response.writeHead(302, { location: '/new' }).end()
        request.setEncoding('utf8').once('data', (body) => response.end(`got ${body}`))
        if (request.method === 'GET') response.end(`${request.headers['x-fixture']} ${request.url}`)
      },
      await makeCertificate({ authority, host }),
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
    const launched = await launchFixture()
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

  it('tells of a redirect, and follows it where main says so', async () => {
    const { ask, password } = await office()
    const log = await ask('/old', [password])
    expect(log).toContain(`redirect 302 https://${host}/new`)
    expect(log.at(-1)).toBe('200 yes /new')
  })

  it('says in Chromium’s words that there is no such proxy', async () => {
    const { ask, proxy } = await office()
    await proxy.close()
    expect(await ask('/', [])).toEqual(['net::ERR_PROXY_CONNECTION_FAILED'])
  })
})
