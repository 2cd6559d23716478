/** Opcodes of RFC 1350, 5 and RFC 2347. */
export const opcodes = { read: 1, write: 2, data: 3, acknowledge: 4, error: 5, optionsAcknowledge: 6 } as const

/** Error codes of RFC 1350, appendix, and RFC 2347. */
export const tftpErrors = {
  undefined: 0,
  fileNotFound: 1,
  accessViolation: 2,
  illegalOperation: 4,
  unknownTransfer: 5,
  badOptions: 8,
} as const

export interface ReadRequest {
  name: string
  mode: 'octet' | 'netascii'
  /** By lower-case name, in the order requested (RFC 2347). */
  options: Map<string, string>
}

/** Parses a read request; null if it does not conform to RFC 1350 and RFC 2347. */
export function parseReadRequest(packet: Buffer): ReadRequest | null {
  if (packet.length < 6 || packet.length > 512 || packet.readUInt16BE(0) !== opcodes.read) return null
  if (packet.at(-1) !== 0) return null
  const [name = '', mode = '', ...rest] = packet.subarray(2, -1).toString('latin1').split('\0')
  const lowerMode = mode.toLowerCase()
  if (name === '' || (lowerMode !== 'octet' && lowerMode !== 'netascii') || rest.length % 2 !== 0) return null
  const options = new Map<string, string>()
  for (let index = 0; index < rest.length; index += 2) {
    options.set((rest[index] ?? '').toLowerCase(), rest[index + 1] ?? '')
  }
  return { name, mode: lowerMode, options }
}

/** The block number of an acknowledgement, or null for any other packet. */
export function parseAcknowledgement(packet: Buffer): number | null {
  return packet.length === 4 && packet.readUInt16BE(0) === opcodes.acknowledge ? packet.readUInt16BE(2) : null
}

export function dataPacket(block: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([numbers(opcodes.data, block & 0xffff), bytes])
}

export function errorPacket(code: number, message: string): Buffer {
  return Buffer.concat([numbers(opcodes.error, code), Buffer.from(`${message}\0`, 'latin1')])
}

export function optionsPacket(options: ReadonlyMap<string, string>): Buffer {
  const text = [...options].map(([name, value]) => `${name}\0${value}\0`).join('')
  return Buffer.concat([numbers(opcodes.optionsAcknowledge), Buffer.from(text, 'latin1')])
}

/** Converts line endings to the network form: LF as CR LF, a bare CR as CR NUL (RFC 764; RFC 1350, 1 "netascii"). */
export function netascii(bytes: Buffer): Buffer {
  return Buffer.from(
    bytes.toString('latin1').replace(/[\r\n]/g, (end) => (end === '\n' ? '\r\n' : '\r\0')),
    'latin1',
  )
}

function numbers(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) buffer.writeUInt16BE(value, index * 2)
  return buffer
}
