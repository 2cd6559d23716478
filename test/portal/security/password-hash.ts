import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** About 30 ms a password: enough to measure timing by. A portal in service takes OWASP's N = 2^17. */
const work: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 }
const size = 32

/** `salt.key`, both base64url, of the password exactly as typed (ASVS 5.0, 6.2.8). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, size, work)
  return `${salt.toString('base64url')}.${key.toString('base64url')}`
}

/**
 * Whether this is the password of that hash. With no hash to compare with, the same work is done
 * and the answer is false, so that time does not tell who has an account.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [salt = '', expected = ''] = (hash ?? `${randomBytes(16).toString('base64url')}.`).split('.')
  const key = await derive(password, Buffer.from(salt, 'base64url'), size, work)
  const wanted = Buffer.from(expected, 'base64url')
  return wanted.length === key.length && timingSafeEqual(wanted, key)
}
