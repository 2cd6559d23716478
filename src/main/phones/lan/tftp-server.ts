import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import type { ServedRequest } from '../../../shared/phones/phone-serving.ts'
import type { TftpPlace } from './addresses.ts'
import type { ProvisioningServer, ServeOptions } from './http-server.ts'
import { RequestLimit, servedFiles, whenClosed } from './serving.ts'
import { errorPacket, opcodes, parseReadRequest, tftpErrors } from './tftp-packet.ts'
import { transfer } from './tftp-transfer.ts'

const requestsAMinute = 60
const mostTransfers = 8
const retryMs = 1000

/**
 * Serves one phone's files over TFTP, read-only (RFC 1350 with the options of RFC 2347 to 2349). Phones use port 69,
 * which many systems reserve: rejects with the system's error (EACCES, EADDRINUSE) if it is not available. With
 * `network` it listens on every address of the computer, and clients of other networks get no answer.
 *
 * On npm, `tftp` (0.1.2) and `tftp-server` (1.1.0) have not been maintained for years, and the first reads and writes
 * files by path. The part needed here is small enough to implement.
 */
export async function serveTftp(options: ServeOptions & TftpPlace): Promise<ProvisioningServer> {
  const files = servedFiles(options.files)
  const limit = new RequestLimit(requestsAMinute)
  const ended = new AbortController()
  /** One transfer per address. */
  const running = new Map<string, { port: number; replaced: AbortController }>()
  const socket = createSocket(isIPv6(options.address) ? 'udp6' : 'udp4')

  async function answer(packet: Buffer, client: RemoteInfo): Promise<void> {
    const log = (outcome: ServedRequest['outcome'], file: string | null = null) =>
      options.onRequest({ at: Date.now(), address: client.address, protocol: 'tftp', file, outcome })
    const refuse = (code: number, message: string, outcome: ServedRequest['outcome']) => {
      log(outcome)
      // An answer that cannot be sent counts as lost: the client asks again.
      socket.send(errorPacket(code, message), client.port, client.address, () => {})
    }
    // A sender over the limit gets no answer, because its address may be forged.
    if (!limit.allows(client.address)) {
      if (limit.tells()) log('too-many')
      return
    }
    if (packet.length >= 2 && packet.readUInt16BE(0) === opcodes.write) {
      return refuse(tftpErrors.accessViolation, 'Read only', 'refused')
    }
    const request = parseReadRequest(packet)
    if (request === null) return refuse(tftpErrors.illegalOperation, 'Illegal operation', 'refused')
    const name = request.name.replace(/^\//, '')
    const file = files.get(name)
    if (file === undefined) return refuse(tftpErrors.fileNotFound, 'File not found', 'not-found')
    // A retransmitted request must not start a second transfer; a new request replaces the transfer under way.
    const before = running.get(client.address)
    if (before?.port === client.port) return
    if (!before && running.size >= mostTransfers) return refuse(tftpErrors.undefined, 'Busy', 'too-many')
    before?.replaced.abort()
    const own = { port: client.port, replaced: new AbortController() }
    running.set(client.address, own)
    const sent = await transfer(file.bytes, request, {
      address: options.address,
      client,
      retryMs,
      signal: AbortSignal.any([ended.signal, own.replaced.signal]),
    }).catch(() => false)
    if (running.get(client.address) === own) running.delete(client.address)
    log(sent ? 'sent' : 'broken-off', name)
  }

  socket.on('message', (packet, client) => {
    if (options.network?.check(client.address) === false) return
    // Source port 0 means that no answer is expected (RFC 768), and nothing can be sent to it.
    if (client.port !== 0) void answer(packet, client)
  })
  socket.bind({ port: options.port, address: options.network ? '0.0.0.0' : options.address, exclusive: true })
  await once(socket, 'listening')
  socket.on('error', () => void stop())
  const { port } = socket.address()
  const closed = whenClosed(socket).then(() => options.onStopped?.())
  const stop = async () => {
    clearTimeout(timer)
    if (!ended.signal.aborted) {
      ended.abort()
      socket.close()
    }
    await closed
  }
  const timer = setTimeout(stop, options.lifetimeMs)
  const url = `tftp://${options.address}${port === 69 ? '' : `:${port}`}/`
  return { url, port, endsAt: Date.now() + options.lifetimeMs, stop }
}
