import { X509Certificate } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import tls from 'node:tls'
import { Worker } from 'node:worker_threads'
import type { TrustedContent, UnreadableFile, UntrustedFile } from '../policy/reading.ts'
import { readTrustedContent, type TrustedContentOptions } from '../policy/trusted-file.ts'

/** Why the authorities in a file are not trusted, or not those of its last change. */
export type AuthorityFileProblem = UnreadableFile | { code: UntrustedFile | 'absent' | 'no-authority' }

/** The certificate authorities that this process trusts now. */
export interface Trusted {
  /** Changes when the trusted authorities change: connections made under an earlier version are not reused. */
  version: number
  /** How many authorities the system's store holds; null if it did not answer in time. */
  fromSystem: number | null
  /** How many authorities the file added. */
  fromFile: number
  /** Why the file is not used, for administrators; null if it is used or there is none. */
  problem: AuthorityFileProblem | null
}

/** Larger than a file of all public authorities, in bytes. */
const largest = 2_000_000
/** Longer than any system took to read its store, in milliseconds. */
const longestReading = 120_000

export interface TrustOptions extends Pick<TrustedContentOptions, 'owner'> {
  systemAuthorities?: SystemAuthorities
  /** How long to wait for the system's store, from the first call on, in milliseconds. */
  limit?: number
}

/**
 * Makes every TLS connection of this process also trust the system's authorities, where companies install their own,
 * and those of a PEM file that only an administrator can have written. The returned function is called before each
 * secure connection and never rejects. The system's store is read once, because that may take minutes; beyond the
 * limit, calls continue without it until it has been read. The file is read each time, so that a change applies from
 * the next call. If the file cannot be read for a moment, its last content stays in force; if it is not acceptable,
 * only the other authorities are trusted.
 *
 * @param file gives the path of the file, or null if there is none.
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
): Pick<Trusted, 'problem'> & { own: readonly string[] } {
  switch (found?.state) {
    case undefined:
      return { own: [], problem: null }
    case 'absent':
      return { own: [], problem: { code: 'absent' } }
    case 'unreadable':
      return { own: before, problem: found.reason }
    case 'untrusted':
      return { own: [], problem: found.reason }
    case 'read': {
      const own = certificatesIn(found.content.toString('latin1'))
      return { own, problem: own.length > 0 ? null : { code: 'no-authority' } }
    }
  }
}

/** The authorities in a PEM file. Anything else, and damaged ones, are skipped. */
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

/**
 * Remembers the last result: parsing a bundle takes milliseconds, and it is nearly always the same as in the previous
 * call.
 */
function rememberingLast<Value>(read: (text: string) => Value): (text: string) => Value {
  let last: { text: string; value: Value } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}

/** The certificate authorities of the system's trust store, PEM. */
export interface SystemAuthorities {
  /** Reads them once, starting at the first call; empty if the system has none. Never rejects. */
  read(): Promise<readonly string[]>
  /** Whether the system has not answered yet: an orderly exit would wait for it. */
  pending(): boolean
}

/**
 * The worker's program. It is a string and not a file, so that it works from the sources, in the build and in the
 * packed app. Nothing is ever inserted into it.
 */
const readStore = `
  const { parentPort } = require('node:worker_threads')
  parentPort.postMessage(require('node:tls').getCACertificates('system'))
`

/**
 * Reads the system's store in a worker thread: macOS queries a service for each certificate, which takes a minute or
 * two with some network filters (nodejs/node#63313), and Node offers only a blocking call.
 *
 * @param program posts the list as a message.
 */
export function createSystemAuthorities(program = readStore): SystemAuthorities {
  let reading: Promise<readonly string[]> | undefined
  let pending = false
  return {
    read() {
      reading ??= new Promise((resolve) => {
        pending = true
        const end = (found: readonly string[]) => {
          pending = false
          resolve(found)
        }
        const thread = new Worker(program, { eval: true })
        thread.once('message', end)
        thread.once('error', () => end([])).once('exit', () => end([]))
      })
      return reading
    },
    pending: () => pending,
  }
}
