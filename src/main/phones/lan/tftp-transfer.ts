import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import {
  dataPacket,
  errorPacket,
  netascii,
  opcodes,
  optionsPacket,
  parseAcknowledgement,
  type ReadRequest,
  tftpErrors,
} from './tftp-packet.ts'

export interface TransferOptions {
  /** This computer's address; each transfer uses a new port there (RFC 1350, 4). */
  address: string
  client: { address: string; port: number }
  /** How long to wait for an acknowledgement before sending the packet again, in milliseconds. */
  retryMs: number
  signal: AbortSignal
}

const mostRetries = 5
/** What fits an Ethernet frame: larger blocks would be fragmented. */
const largestBlock = 1428
/** The longest acknowledgement timeout that a client may request, in seconds. */
const longestTimeout = 10

/**
 * Sends a file block by block. Resolves with true once the last is acknowledged, and false if the client gave up or
 * disappeared.
 */
export async function transfer(file: Buffer, request: ReadRequest, options: TransferOptions): Promise<boolean> {
  const bytes = request.mode === 'netascii' ? netascii(file) : file
  const agreed = agreedOptions(request, bytes.length)
  const blockSize = Number(agreed.get('blksize') ?? 512)
  const retryMs = agreed.has('timeout') ? Number(agreed.get('timeout')) * 1000 : options.retryMs
  const socket = createSocket(isIPv6(options.address) ? 'udp6' : 'udp4')
  try {
    socket.bind(0, options.address)
    await once(socket, 'listening', { signal: options.signal })
    // A packet that cannot be sent counts as lost; the retry limit ends the transfer.
    socket.on('error', () => {})
    if (agreed.size > 0 && !(await acknowledged(optionsPacket(agreed), 0))) return false
    // The last block is shorter than the others, and empty if the file fills the others exactly.
    for (let block = 1; (block - 1) * blockSize <= bytes.length; block++) {
      const part = bytes.subarray((block - 1) * blockSize, block * blockSize)
      if (!(await acknowledged(dataPacket(block, part), block & 0xffff))) return false
    }
    return true
  } catch (error) {
    if (options.signal.aborted) return false
    throw error
  } finally {
    socket.close()
  }

  /** Node throws for an impossible receiver (port 0), and passes system errors to the callback. */
  function send(packet: Buffer, to: { address: string; port: number }, failed: () => void): void {
    try {
      socket.send(packet, to.port, to.address, (error) => error && failed())
    } catch {
      failed()
    }
  }

  /** Sends until the block is acknowledged. Duplicate acknowledgements do not cause a resend (RFC 1123, 4.2.3.1). */
  function acknowledged(packet: Buffer, block: number): Promise<boolean> {
    return new Promise((resolve) => {
      let tries = 0
      const { address, port } = options.client
      const attempt = () => {
        if (tries++ > mostRetries) settle(false)
        else send(packet, options.client, () => settle(false))
      }
      const hear = (answer: Buffer, from: { address: string; port: number }) => {
        if (from.port !== port || from.address !== address) {
          send(errorPacket(tftpErrors.unknownTransfer, 'Unknown transfer'), from, () => {})
        } else if (parseAcknowledgement(answer) === block) settle(true)
        else if (answer.length >= 2 && answer.readUInt16BE(0) === opcodes.error) settle(false)
      }
      const stop = () => settle(false)
      const timer = setInterval(attempt, retryMs)
      const settle = (value: boolean) => {
        clearInterval(timer)
        socket.off('message', hear)
        options.signal.removeEventListener('abort', stop)
        resolve(value)
      }
      socket.on('message', hear)
      options.signal.addEventListener('abort', stop)
      if (options.signal.aborted) stop()
      else attempt()
    })
  }
}

/** The options that both ends agree on (RFC 2347): block size (2348), timeout and transfer size (2349). */
export function agreedOptions({ options }: ReadRequest, size: number): Map<string, string> {
  const agreed = new Map<string, string>()
  for (const [name, value] of options) {
    const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
    if (name === 'blksize' && number >= 8 && number <= 65_464) agreed.set(name, String(Math.min(number, largestBlock)))
    if (name === 'timeout' && number >= 1 && number <= longestTimeout) agreed.set(name, value)
    if (name === 'tsize' && number === 0) agreed.set(name, String(size))
  }
  return agreed
}
