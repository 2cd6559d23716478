import { createHash } from 'node:crypto'
import { build } from 'plist'
import type { Policy } from '../../src/shared/policy/policy.ts'

/** A set of decisions as an office might make them. */
export const samplePolicy = {
  PortalUrl: 'https://portal.example.com',
  PortalLocked: true,
  KeepSignedIn: false,
  LockAfterMinutes: 5,
  ContentProtection: true,
  Updates: 'notify',
  ExportFormats: ['polycom', 'yealink'],
  LanProvisioning: false,
  PlayRecordings: true,
  DownloadRecordings: true,
  ExportRecordings: false,
  DeleteRecordings: false,
  ProxyUrl: 'http://proxy.example.com:8080',
  ProxyBypass: ['<local>', '*.intranet.example.com'],
  CertificateAuthorityFile: '/etc/ssl/example-authorities.pem',
  CertificatePins: ['the portal', 'its next key'].map(pinOf),
  Diagnostics: true,
} satisfies Required<Policy>

/** Has the format of a pin but belongs to no key. */
function pinOf(name: string): string {
  return createHash('sha256').update(name).digest('base64')
}

/** The sample as Linux reads it. */
export const policyFile = () => `${JSON.stringify(samplePolicy, null, 2)}\n`

/**
 * The sample as a configuration profile (Apple, "Configuration Profile Reference"): its values are
 * forced, which is the only kind of preference that counts as policy on macOS.
 *
 * @param bundle the app's bundle identifier
 */
export function mobileconfig(bundle: string, product: string): string {
  const payload = (type: string, name: string, rest: Record<string, unknown>) => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `${bundle}.${name}`,
    PayloadUUID: uuidOf(`${bundle}.${name}`),
    PayloadDisplayName: product,
    PayloadEnabled: true,
    ...rest,
  })
  return `${build(
    payload('Configuration', 'profile', {
      PayloadScope: 'System',
      PayloadContent: [payload(bundle, 'policy', samplePolicy)],
    }),
  )}\n`
}

/**
 * The same name gives the same identifier, so that regenerating the sample changes nothing (RFC 9562, 5.5, shape only).
 */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
    .join('-')
    .toUpperCase()
}
