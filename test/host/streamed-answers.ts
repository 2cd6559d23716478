import { createHash, randomUUID, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generate } from 'selfsigned'

/** The header by which a request finds its answer. */
export const answerHeader = 'x-host-answer'

interface Waiting {
  status: number
  headers: [name: string, value: string][]
  body: ReadableStream<Uint8Array> | null
}

/**
 * Hands Chromium the answers of `protocol.handle` piece by piece, as far as it takes them, and cancels the body of one
 * that it no longer wants. DevTools can only hand over whole bodies: so these go over a server of this computer, which
 * Chromium takes for the origin of the app's pages. As in Electron (node_stream_loader.cc), a body that fails breaks
 * its answer off.
 */
export class StreamedAnswers {
  /** What makes Chromium take the server for every origin of an app's scheme. */
  readonly flags: string[]
  readonly #waiting = new Map<string, Waiting>()

  private constructor(server: https.Server, cert: string) {
    server.on('request', (request, response) => this.#answer(request, response))
    const { port } = server.address() as AddressInfo
    const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
    this.flags = [
      `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`,
      `--host-resolver-rules=MAP *.invalid 127.0.0.1:${port} , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost`,
    ]
  }

  static async open(): Promise<StreamedAnswers> {
    const names = [{ type: 2 as const, value: '*.app.invalid' }]
    const { cert, private: key } = await generate([{ name: 'organizationName', value: 'test/host' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: names }],
    })
    const server = https.createServer({ cert, key })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    server.unref()
    return new StreamedAnswers(server, cert)
  }

  /** Keeps an answer for the request that will ask with the returned value of `answerHeader`. */
  keep(answer: Waiting): string {
    const name = randomUUID()
    this.#waiting.set(name, answer)
    return name
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const name = String(request.headers[answerHeader])
    const answer = this.#waiting.get(name)
    this.#waiting.delete(name)
    if (!answer) return void response.writeHead(404).end()
    response.writeHead(answer.status, answer.headers.flat())
    if (!answer.body) return void response.end()
    // A head alone must be seen while its body waits.
    response.flushHeaders()
    pipeline(Readable.fromWeb(answer.body as import('node:stream/web').ReadableStream), response).catch(() =>
      response.destroy(),
    )
  }
}
