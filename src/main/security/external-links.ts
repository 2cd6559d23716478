import type { Shell } from 'electron'
import { Failure } from '../../shared/errors.ts'

const longest = 2048

/** White space and control characters, which URL parsers drop silently and people cannot see. */
const invisible = /[\p{White_Space}\p{Cc}\p{Cf}]/u

/**
 * Creates the only function that opens addresses outside the app. Opens https addresses without credentials, and mailto
 * with nothing but an address (RFC 6068 lets headers attach files); rejects with `refused` for anything else. The only
 * module that may call `shell.openExternal`.
 */
export function createExternalLinks(shell: Pick<Shell, 'openExternal'>): (url: string) => Promise<void> {
  return async (text) => shell.openExternal(parseExternalUrl(text).href)
}

function parseExternalUrl(text: string): URL {
  const url = text.length <= longest && !invisible.test(text) ? URL.parse(text) : null
  if (!url || !(isPlainWebsite(url) || isPlainAddress(url))) throw new Failure({ code: 'refused' })
  return url
}

const isPlainWebsite = (url: URL) =>
  url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === ''

const isPlainAddress = (url: URL) =>
  url.protocol === 'mailto:' && url.pathname.includes('@') && url.search === '' && url.hash === ''
