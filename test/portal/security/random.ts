import { createHash, randomBytes, randomInt } from 'node:crypto'
import { suggestionAlphabet } from '../../../src/shared/account/password-suggestion.ts'

/** What a person types from paper: no 0 O 1 l I. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'

/** Asking the system for each password's few bytes would be most of the time that 50,000 phones take. */
const pool = { bytes: Buffer.alloc(0), used: 0 }

function nextByte(): number {
  if (pool.used === pool.bytes.length) Object.assign(pool, { bytes: randomBytes(65_536), used: 0 })
  return pool.bytes.readUInt8(pool.used++)
}

function draw(alphabet: string, length: number): string {
  // Bytes past the last whole multiple are dropped: the remainder alone would favour the first signs.
  const usable = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    const byte = nextByte()
    if (byte < usable) text += alphabet.charAt(byte % alphabet.length)
  }
  return text
}

/** A password for people, in four groups of four: 93 bits. */
export const readablePassword = () => Array.from({ length: 4 }, () => draw(readable, 4)).join('-')

/** Finds a {@link readablePassword} that stands alone on its line. */
export const readablePasswordPattern = new RegExp(`^[ \\t]*((?:[${readable}]{4}-){3}[${readable}]{4})[ \\t]*$`, 'm')

/** A password for a phone, of signs that phones' configuration formats and SIP stacks can carry. */
export const phonePassword = (length: number) => draw(suggestionAlphabet, length)

/** Six digits, for typing from a phone. */
export const numericCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** A bearer token of 256 bits. */
export const token = () => randomBytes(32).toString('base64url')

/** What is stored of a token or of a name that should not be stored as typed. */
export const fingerprint = (text: string) => createHash('sha256').update(text).digest('base64url')
