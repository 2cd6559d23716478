import type { UpdateFault } from '../../shared/updates/updates.ts'

/** Why an update failed; its message is the fault alone. */
export class UpdateFailure extends Error {
  readonly fault: UpdateFault

  constructor(fault: UpdateFault, options?: ErrorOptions) {
    super(fault, options)
    this.name = 'UpdateFailure'
    this.fault = fault
  }
}

/** Squirrel.Mac's error domain for signatures (SQRLCodeSignature.m). */
const signatureDomain = 'SQRLCodeSignatureErrorDomain'

/**
 * The domain of a macOS error, as Electron passes on Squirrel.Mac's; null for any other error. All but the signature
 * domain mean that the app could not be replaced, for example because it is on a read-only volume
 * (SQRLUpdaterErrorDomain, 8).
 */
export function domainOf(cause: unknown): string | null {
  return cause instanceof Error && 'domain' in cause && typeof cause.domain === 'string' ? cause.domain : null
}

/** The fault for any thrown value. electron-updater and Node identify theirs by a code, macOS by a domain. */
export function faultOf(cause: unknown): UpdateFault {
  if (cause instanceof UpdateFailure) return cause.fault
  const domain = domainOf(cause)
  if (domain !== null) return domain === signatureDomain ? 'untrusted' : 'not-installed'
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged'
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'untrusted'
  return diskCodes.has(code) ? 'not-installed' : 'unreachable'
}

const diskCodes = new Set(['EACCES', 'EDQUOT', 'EISDIR', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'])
