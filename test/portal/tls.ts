import { generate } from 'selfsigned'

/** A certificate and its private key, both PEM. */
export interface Certificate {
  cert: string
  key: string
}

/** A new self-signed certificate for 127.0.0.1, ::1 and localhost. */
export async function selfSigned(): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { cert, key }
}
