import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Served, serve } from './serve.ts'

/** One request for the file, as the server would answer it. */
export interface FileRequest {
  request: IncomingMessage
  response: ServerResponse
  /** How many came before. */
  turn: number
  /** What is asked for and would be sent. */
  first: number
  last: number
  content: Buffer
  /** The head that would be sent. */
  status: number
  headers: Record<string, string>
}

export interface FileServer extends Served {
  /** The Range and If-Range of each request, in order. */
  ranges: (string | undefined)[]
  conditions: (string | undefined)[]
  /** Bytes given to connections. */
  sent(): number
}

/**
 * Serves one file with ranges. `misbehave` may answer in the server's place, by returning true, or change what would be
 * sent.
 */
export async function serveFile(
  content: Buffer,
  misbehave: (asked: FileRequest) => unknown = () => undefined,
  secure?: { cert: string; key: string },
): Promise<FileServer> {
  const ranges: FileServer['ranges'] = []
  const conditions: FileServer['conditions'] = []
  let sent = 0
  const served = await serve((request, response) => {
    const { range } = request.headers
    const condition = request.headers['if-range']
    const turn = ranges.push(range) - 1
    conditions.push(typeof condition === 'string' ? condition : undefined)
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
    const first = Number(from)
    const last = to === '' ? content.length - 1 : Math.min(Number(to), content.length - 1)
    const asked: FileRequest = {
      request,
      response,
      turn,
      first: range === undefined ? 0 : first,
      last: range === undefined ? content.length - 1 : last,
      content,
      status: range === undefined ? 200 : 206,
      headers: {
        'content-type': 'application/octet-stream',
        etag: '"1"',
        'content-length': String(last - first + 1),
        ...(range !== undefined && { 'content-range': `bytes ${first}-${last}/${content.length}` }),
      },
    }
    if (misbehave(asked) === true) return
    response.writeHead(asked.status, asked.headers)
    let at = asked.first
    const more = () => {
      while (at <= asked.last && !response.destroyed) {
        const chunk = asked.content.subarray(at, Math.min(at + 65_536, asked.last + 1))
        at += chunk.length
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  }, secure)
  return Object.assign(served, { ranges, conditions, sent: () => sent })
}
