import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const [request, data, acknowledge, failed] = [1, 3, 4, 5]
const blockSize = 512

/** Fetches a file over TFTP from this computer (RFC 1350); null if the server refuses or does not answer within five seconds. */
export async function tftpGet(port: number, name: string): Promise<Buffer | null> {
  const socket = createSocket('udp4')
  try {
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const blocks: Buffer[] = []
    let to = port
    let packet = Buffer.concat([Buffer.from([0, request]), Buffer.from(`${name}\0octet\0`)])
    while (true) {
      socket.send(packet, to, '127.0.0.1')
      const [answer, from]: [Buffer, { port: number }] = await Promise.race([
        once(socket, 'message') as Promise<[Buffer, { port: number }]>,
        once(AbortSignal.timeout(5_000), 'abort').then(() => Promise.reject(new Error('no answer'))),
      ])
      if (answer[1] === failed) return null
      if (answer[1] !== data) continue
      to = from.port
      blocks.push(answer.subarray(4))
      packet = Buffer.from([0, acknowledge, answer[2] ?? 0, answer[3] ?? 0])
      if (answer.length < blockSize + 4) {
        socket.send(packet, to, '127.0.0.1')
        return Buffer.concat(blocks)
      }
    }
  } catch {
    return null
  } finally {
    socket.close()
  }
}
