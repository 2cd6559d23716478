import { readFile } from 'node:fs/promises'
import type { Protocol } from 'devtools-protocol/types/protocol.d.ts'
import type Electron from 'electron'
import type { CdpSession } from './cdp.ts'
import { headerToPage, isLoopback, toMain, toPage } from './origins.ts'
import { protocol } from './protocol.ts'
import { chromium, runtime } from './runtime.ts'
import { answerHeader } from './streamed-answers.ts'
import type { WebContents } from './web-contents.ts'

type Paused = Protocol.Fetch.RequestPausedEvent
type Headers_ = Protocol.Fetch.HeaderEntry[]

const resourceTypes: {
  [type in Protocol.Network.ResourceType]?: Electron.OnBeforeRequestListenerDetails['resourceType']
} = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
}

/**
 * Stands between a page and everything it loads: asks main's navigation guards and `webRequest`, answers the
 * app's own schemes from `protocol.handle`, and lets nothing but loopback through.
 *
 * @returns once no request can pass it by.
 */
export function answerRequests(page: WebContents, target: CdpSession): Promise<void> {
  target.on('Fetch.requestPaused', (paused) => {
    const answer = paused.responseStatusCode === undefined ? answerRequest : answerResponse
    answer(page, target, paused).catch((error) => {
      console.error(error)
      target.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
    })
  })
  return target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function answerRequest(page: WebContents, target: CdpSession, paused: Paused): Promise<void> {
  const { requestId, request, frameId, resourceType, redirectedRequestId } = paused
  const fail = (errorReason: Protocol.Network.ErrorReason) =>
    target.post('Fetch.failRequest', { requestId, errorReason })
  const url = toMain(request.url) + (request.urlFragment ?? '')
  if (isIcon(url, paused)) return answerIcon(target, requestId)

  if (resourceType === 'Document' && !page.mayNavigate(url, frameId, redirectedRequestId !== undefined)) {
    return fail('Aborted')
  }
  const details = requestDetails(page, paused, url)
  const { cancel, redirectURL } = await page.session.webRequest.askBeforeRequest(details)
  if (cancel) return fail('BlockedByClient')
  if (redirectURL) {
    const responseHeaders = [{ name: 'Location', value: toPage(redirectURL) }]
    return target.post('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
  }

  const handler = protocol.handlerOf(url)
  if (handler) {
    const response = await handler(new Request(url, { method: request.method, headers: request.headers }))
    const headers = [...response.headers].map(([name, value]) => ({ name, value }))
    if (resourceType === 'Media') return streamMedia(page, target, paused, { details, response, headers })
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    const responseHeaders = await askedHeaders(page, details, response.status, headers)
    return target.post('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
  }
  if (!isLoopback(url)) return fail('InternetDisconnected')
  target.post('Fetch.continueRequest', { requestId, interceptResponse: page.session.webRequest.wantsHeaders })
}

interface MediaAnswer {
  details: Electron.OnBeforeRequestListenerDetails
  response: Response
  headers: Headers_
}

/**
 * Media stream as they do in Electron. Without the privilege a media element there takes what has come for the whole of
 * it (MultiBufferDataSource::AssumeFullyBuffered), and plays or seeks or not as it happens: here it never does.
 */
async function streamMedia(page: WebContents, target: CdpSession, paused: Paused, answer: MediaAnswer): Promise<void> {
  const { requestId, request } = paused
  const { details, response, headers } = answer
  if (!protocol.isStreaming(details.url)) {
    console.error('test/host: media of a scheme that was not registered with the privilege "stream"')
    await response.body?.cancel()
    return target.post('Fetch.failRequest', { requestId, errorReason: 'Failed' })
  }
  const sent = await askedHeaders(page, details, response.status, headers)
  const name = chromium().answers.keep({
    status: response.status,
    headers: sent.map(({ name, value }) => [name, value]),
    body: response.body,
  })
  const asked = Object.entries(request.headers).map(([name, value]) => ({ name, value: String(value) }))
  target.post('Fetch.continueRequest', { requestId, headers: [...asked, { name: answerHeader, value: name }] })
}

/** A browser with a window asks for the page's icon; Electron does not, so main is not asked. */
const isIcon = (url: string, { resourceType }: Paused) =>
  resourceType === 'Other' && new URL(url).pathname === '/favicon.ico' && protocol.handlerOf(url) !== undefined

async function answerIcon(target: CdpSession, requestId: string): Promise<void> {
  const { icon } = runtime()
  const responseHeaders = [{ name: 'content-type', value: 'image/x-icon' }]
  const body = icon ? await readFile(icon, 'base64') : ''
  target.post('Fetch.fulfillRequest', { requestId, responseCode: icon ? 200 : 404, responseHeaders, body })
}

async function answerResponse(page: WebContents, target: CdpSession, paused: Paused): Promise<void> {
  const { requestId, responseStatusCode = 200, responseHeaders = [] } = paused
  const details = requestDetails(page, paused, toMain(paused.request.url))
  target.post('Fetch.continueResponse', {
    requestId,
    responseCode: responseStatusCode,
    responseHeaders: await askedHeaders(page, details, responseStatusCode, responseHeaders),
  })
}

async function askedHeaders(
  page: WebContents,
  request: Electron.OnBeforeRequestListenerDetails,
  statusCode: number,
  headers: Headers_,
): Promise<Headers_> {
  const asked: Record<string, string[]> = {}
  for (const { name, value } of headers) asked[name] = [...(asked[name] ?? []), value]
  const { uploadData: _, ...shared } = request
  const { responseHeaders = asked } = await page.session.webRequest.askHeadersReceived({
    ...shared,
    statusCode,
    statusLine: `HTTP/1.1 ${statusCode}`,
    responseHeaders: asked,
  })
  return Object.entries(responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: headerToPage(value) })),
  )
}

function requestDetails(page: WebContents, paused: Paused, url: string): Electron.OnBeforeRequestListenerDetails {
  const isMain = page.frameOf(paused.frameId) === page.mainFrame
  const isDocument = paused.resourceType === 'Document'
  return {
    id: Number.parseInt(paused.requestId.replace(/\D/g, ''), 10) || 0,
    url,
    method: paused.request.method,
    webContentsId: page.id,
    resourceType: isDocument ? (isMain ? 'mainFrame' : 'subFrame') : (resourceTypes[paused.resourceType] ?? 'other'),
    referrer: toMain(paused.request.headers.Referer ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  }
}
