import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import tls from 'node:tls'

/**
 * Has every TLS connection of this process trust the system's authorities too, as a company installs its own
 * there, and those of a PEM file besides. Done once, before the first secure connection, because reading a
 * system's store takes a while. A store or file that cannot be read leaves the authorities that Node brings.
 *
 * @param extraFile a file of PEM certificates, or null.
 */
export function createTrust(extraFile: string | null): () => Promise<void> {
  let trusted: Promise<void> | undefined
  return () => {
    trusted ??= trustMore(extraFile)
    return trusted
  }
}

async function trustMore(extraFile: string | null): Promise<void> {
  const extra = extraFile === null ? '' : await readFile(extraFile, 'utf8').catch(() => '')
  const all = new Set([...tls.getCACertificates('default'), ...systemAuthorities(), ...certificatesIn(extra)])
  tls.setDefaultCACertificates([...all])
}

function systemAuthorities(): string[] {
  try {
    return tls.getCACertificates('system')
  } catch {
    return []
  }
}

/** The certificates of a PEM file. What is none, or damaged, is passed over. */
function certificatesIn(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks.filter((block) => {
    try {
      return new X509Certificate(block).ca
    } catch {
      return false
    }
  })
}
