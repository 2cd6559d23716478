import { isIP } from 'node:net'
import { generate } from 'selfsigned'

/** PEM. */
export interface Certificate {
  cert: string
  key: string
}

const day = 24 * 3_600_000

/** A new authority, named by its organisation, that signs certificates; another one vouches for it where it is given. */
export function makeAuthority(organisation: string, authority?: Certificate): Promise<Certificate> {
  return make(organisation, {
    ...(authority && { ca: authority }),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
}

export interface CertificateWish {
  /** Signs it; without one it signs itself. */
  authority?: Certificate
  organisation?: string
  host?: string
  /** Milliseconds from now. */
  from?: number
  to?: number
}

/** A new server certificate, good for 127.0.0.1 from yesterday to tomorrow unless told otherwise. */
export function makeCertificate(wish: CertificateWish): Promise<Certificate> {
  const { authority, organisation = 'Portal', host = '127.0.0.1', from = -day, to = day } = wish
  return make(organisation, {
    notBeforeDate: new Date(Date.now() + from),
    notAfterDate: new Date(Date.now() + to),
    extensions: [{ name: 'subjectAltName', altNames: [isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }] }],
    ...(authority && { ca: authority }),
  })
}

async function make(organisation: string, options: Parameters<typeof generate>[1]): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'organizationName', value: organisation }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...options,
  })
  return { cert, key }
}
