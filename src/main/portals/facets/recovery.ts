import type {
  Code,
  CodeRequest,
  CodeRequested,
  PasswordRequested,
  Recovered,
  RecoveryAccount,
} from '../../../shared/recovery/recovery.ts'

/** Issued for a correct code. The ticket is a secret that is valid for some minutes; it never leaves main. */
export interface Ticket {
  ticket: string
  accounts: RecoveryAccount[]
}

/** Recovery by an emailed link. */
export interface LinkRecovery {
  request(email: string): Promise<PasswordRequested>
  /** Rejects with `validation` on the field `newPassword` if the policy refuses it. */
  redeem(token: string, newPassword: string): Promise<Recovered>
}

/** Recovery by a code sent to a phone. */
export interface CodeRecovery {
  request(request: CodeRequest): Promise<CodeRequested>
  /** Rejects with `validation` on the field `code` for a wrong one. */
  verify(code: Code): Promise<Ticket>
  /** Rejects with `validation` on the field `newPassword` if the policy refuses it. */
  setPassword(ticket: string, account: string, newPassword: string): Promise<Recovered>
  readEmail(ticket: string, account: string): Promise<string>
}

/**
 * The recovery methods in `capabilities.recovery.methods` that a portal carries out; each is absent if it is not
 * listed. Requests get the same answer whether or not the portal knows the address or number. An invalid token or
 * ticket rejects with `recovery-expired`.
 */
export interface RecoveryFacet {
  /** Requests an email with a temporary password. */
  requestPassword?(email: string): Promise<PasswordRequested>
  link?: LinkRecovery
  code?: CodeRecovery
}
