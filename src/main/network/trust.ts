import { X509Certificate } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import tls from 'node:tls'
import { readTrustedContent, type TrustedContent, type TrustedContentOptions } from '../policy/trusted-file.ts'
import { createSystemAuthorities, type SystemAuthorities } from './system-authorities.ts'

/** Whom this process trusts now. */
export interface Trusted {
  /** Another number once other authorities are trusted: connections made under an earlier one are not used again. */
  version: number
  /** How many authorities the system's store holds; null where it has not answered in time. */
  fromSystem: number | null
  /** How many authorities the file added. */
  fromFile: number
  /** Why the file does not count, for administrators; null where all is well or there is none. */
  problem: string | null
}

/** More than all the world's authorities, in bytes. */
const largest = 2_000_000
/** Longer than any system was seen to take to read its store, in milliseconds. */
const longestReading = 120_000

export interface TrustOptions extends Pick<TrustedContentOptions, 'owner'> {
  systemAuthorities?: SystemAuthorities
  /** How long the system's store is waited for, from the first call on, in milliseconds. */
  limit?: number
}

/**
 * Has every TLS connection of this process trust the system's authorities too, as a company installs its own
 * there, and those of a PEM file that only an administrator can have written. The returned function is called
 * before each secure connection and never rejects. The system's store is read once, because that may take minutes;
 * where it takes longer still, calls go on without it, and it counts from the call on after it came. The file is read
 * each time, so that another one counts from the next call on. A file that cannot be read for a moment leaves what it
 * said last, any other that does not count leaves the rest trusted.
 *
 * @param file gives the path of the file, or null where there is none.
 */
export function createTrust(
  file: () => string | null,
  { systemAuthorities = createSystemAuthorities(), limit = longestReading, ...options }: TrustOptions = {},
): () => Promise<Trusted> {
  let builtIn: readonly string[] | undefined
  let system: readonly string[] | null = null
  let last: { path: string | null; own: readonly string[]; system: readonly string[] | null } | undefined
  let waited: Promise<void> | undefined
  let version = 0
  const certificatesIn = rememberingLast(authoritiesIn)
  const read = async () => {
    system = await systemAuthorities.read()
  }

  return async () => {
    waited ??= Promise.race([read(), setTimeout(limit, undefined, { ref: false })])
    await waited
    const path = file()
    const found = path === null ? null : await readTrustedContent({ path, largest, ...options })
    const { own, problem } = judged(found, certificatesIn, last?.path === path ? last.own : [])
    builtIn ??= tls.getCACertificates('default')
    if (last?.system !== system || last.own.join() !== own.join()) {
      tls.setDefaultCACertificates([...new Set([...builtIn, ...(system ?? []), ...own])])
      version++
    }
    last = { path, own, system }
    return { version, fromSystem: system?.length ?? null, fromFile: own.length, problem }
  }
}

function judged(
  found: TrustedContent | null,
  certificatesIn: (pem: string) => readonly string[],
  before: readonly string[],
): { own: readonly string[]; problem: string | null } {
  switch (found?.state) {
    case undefined:
      return { own: [], problem: null }
    case 'absent':
      return { own: [], problem: 'it is not there' }
    case 'unreadable':
      return { own: before, problem: found.reason }
    case 'untrusted':
      return { own: [], problem: found.reason }
    case 'read': {
      const own = certificatesIn(found.content.toString('latin1'))
      return { own, problem: own.length > 0 ? null : 'it holds no certificate of an authority' }
    }
  }
}

/** The authorities of a PEM file. What is none, or damaged, is passed over. */
function authoritiesIn(pem: string): readonly string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks.filter((block) => {
    try {
      return new X509Certificate(block).ca
    } catch {
      return false
    }
  })
}

/** A bundle of authorities takes milliseconds to read, and is nearly always the one of the call before. */
function rememberingLast<Value>(read: (text: string) => Value): (text: string) => Value {
  let last: { text: string; value: Value } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}
