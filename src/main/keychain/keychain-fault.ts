import type { KeychainFault } from './secret-store.ts'

/**
 * The fault by keytar's message, because its errors carry no code. On Linux messages come from libsecret, on macOS from
 * `SecCopyErrorMessageString`. An unknown message counts as `unavailable`.
 */
export function faultOf(cause: unknown): KeychainFault {
  const message = cause instanceof Error ? cause.message : ''
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? 'unavailable'
}

const faults: [RegExp, KeychainFault][] = [
  [/^Cannot create an item in a locked collection$/, 'locked'],
  [/^Cannot get secret of a locked object$/, 'locked'],
  /** errSecInteractionNotAllowed: the keychain is locked and no prompt can be shown. */
  [/^User interaction is not allowed\.$/, 'locked'],
  /** errSecUserCanceled */
  [/^User canceled the operation\.$/, 'denied'],
  /** errSecAuthFailed */
  [/^The user name or passphrase you entered is not correct\.$/, 'denied'],
]
