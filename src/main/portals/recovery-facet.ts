import type {
  Code,
  CodeRequest,
  CodeRequested,
  PasswordRequested,
  Recovered,
  RecoveryAccount,
} from '../../shared/recovery/recovery.ts'

/** What a right code gives. The ticket is a secret of some minutes and stays in main. */
export interface Ticket {
  ticket: string
  accounts: RecoveryAccount[]
}

/**
 * Recovery methods by an e-mailed link and by a phone code, at a portal whose `capabilities.recovery.methods`
 * name them. What asks for a link or a code answers the same for everybody. Rejects as
 * `PortalAdapter` does; with `recovery-expired` where a token or ticket is no longer good, and with
 * `validation` for a wrong code (`code`) and a refused password (`newPassword`).
 */
export interface RecoveryFacet {
  requestLink(email: string): Promise<PasswordRequested>
  redeemLink(token: string, newPassword: string): Promise<Recovered>
  requestCode(request: CodeRequest): Promise<CodeRequested>
  verifyCode(code: Code): Promise<Ticket>
  setPassword(ticket: string, account: string, newPassword: string): Promise<Recovered>
  readEmail(ticket: string, account: string): Promise<string>
}
