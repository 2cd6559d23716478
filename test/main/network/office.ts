import type { ServerResponse } from 'node:http'
import tls from 'node:tls'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { createHttpClient, type HttpClientOptions, type HttpRequest } from '../../../src/main/http/client.ts'
import { createNetwork } from '../../../src/main/network/network.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
import { request } from '../../host/net-request.ts'
import { session } from '../../host/session.ts'
import { type OfficeProxyOptions, startOfficeProxy } from '../../portal/proxy.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { type Served, sendJson, serve } from '../http/serve.ts'

/** A portal's name, which only the proxy resolves. */
export const host = 'portal.example'
export const url = `https://${host}`
export const schema = z.object({ name: z.string() })
let sessions = 0

/** The host's Chromium: Node's sockets behind Electron's own names. */
export const chromium = () => {
  const run = ++sessions
  return {
    request,
    fromPartition: (name: string, options: { cache: boolean }) =>
      session.fromPartition(`${run} ${name}`, options) as unknown as Electron.Session,
  }
}

interface OfficeOptions extends Omit<OfficeProxyOptions, 'hosts'> {
  policy?: Policy
  answer?: (response: ServerResponse, path: string | undefined) => void
  /** Starts a portal that answers otherwise than by `answer`. */
  serveWith?: (certificate: { cert: string; key: string }) => Promise<Served>
  trusted?: boolean
}

/** A portal behind a proxy that takes Digest and nothing else, and somebody who can sign in there. */
export async function office({ policy = {}, answer, serveWith, trusted = true, ...proxyOptions }: OfficeOptions = {}) {
  const issuer = `Office ${crypto.randomUUID()}`
  const authority = await makeAuthority(issuer)
  if (trusted) tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert])
  const certificate = await makeCertificate({ authority, host })
  const portal = await (serveWith?.(certificate) ??
    serve(
      ({ url }, response) => (answer ? answer(response, url) : sendJson(response, 200, { name: 'Ann' })),
      certificate,
    ))
  const signIn = { user: 'OFFICE\\ann', password: `p:ä "%${crypto.randomUUID()}` }
  const proxy = await startOfficeProxy({ signIn, takes: 'digest', hosts: { [host]: portal.port }, ...proxyOptions })
  onTestFinished(async () => {
    await proxy.close()
    await portal[Symbol.asyncDispose]()
  })
  const network = createNetwork({
    policy: () => policy,
    ownPortal: null,
    resolveProxy: async () => `PROXY ${proxy.host}`,
    chromium: chromium(),
  })
  const signedIn = () => network.signIns.signIn({ proxy: `http://${proxy.host}`, ...signIn })
  const clientWith = (options: Partial<HttpClientOptions> = {}) => {
    const { proxyRoutesTo, pinsFor, signIns } = network
    const viaChromium = network.viaChromium && { viaChromium: network.viaChromium }
    return createHttpClient({
      userAgent: 'test',
      proxyRoutesTo,
      pinsFor,
      proxySignIn: signIns.for,
      ...viaChromium,
      ...options,
    })
  }
  const http = clientWith()
  const read = (more: Partial<HttpRequest<typeof schema>> = {}) =>
    http.request({ method: 'GET', url, expect: 200, schema, ...more })
  return { portal, proxy, network, signIn, signedIn, clientWith, read, issuer }
}
