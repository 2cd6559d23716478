import type { UpdateFault } from '../../shared/updates.ts'

/** Why an update did not come about; its message is the fault alone. */
export class UpdateFailure extends Error {
  readonly fault: UpdateFault

  constructor(fault: UpdateFault, options?: ErrorOptions) {
    super(fault, options)
    this.name = 'UpdateFailure'
    this.fault = fault
  }
}

/** The fault behind whatever was thrown. electron-updater and Node tell theirs by a code. */
export function faultOf(cause: unknown): UpdateFault {
  if (cause instanceof UpdateFailure) return cause.fault
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged'
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'untrusted'
  return diskCodes.has(code) ? 'not-installed' : 'unreachable'
}

const diskCodes = new Set(['EACCES', 'EDQUOT', 'EISDIR', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'])
