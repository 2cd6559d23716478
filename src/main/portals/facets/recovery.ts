import type {
  Code,
  CodeRequest,
  CodeRequested,
  PasswordRequested,
  Recovered,
  RecoveryAccount,
} from '../../../shared/recovery/recovery.ts'

/** What a right code is exchanged for. The ticket is a secret that is good for some minutes; it never leaves main. */
export interface Ticket {
  ticket: string
  accounts: RecoveryAccount[]
}

/** Recovery by an e-mailed link. */
export interface LinkRecovery {
  request(email: string): Promise<PasswordRequested>
  /** Rejects with `validation` on the field `newPassword` where the policy refuses it. */
  redeem(token: string, newPassword: string): Promise<Recovered>
}

/** Recovery by a code sent to a phone. */
export interface CodeRecovery {
  request(request: CodeRequest): Promise<CodeRequested>
  /** Rejects with `validation` on the field `code` for a wrong one. */
  verify(code: Code): Promise<Ticket>
  /** Rejects with `validation` on the field `newPassword` where the policy refuses it. */
  setPassword(ticket: string, account: string, newPassword: string): Promise<Recovered>
  readEmail(ticket: string, account: string): Promise<string>
}

/**
 * The recovery methods of `capabilities.recovery.methods` that a portal carries out, each absent where it is not among
 * them. Requests are answered alike whether or not the portal knows the address or number. A token or ticket that is no
 * longer good is `recovery-expired`.
 */
export interface RecoveryFacet {
  /** Has a temporary password e-mailed. */
  requestPassword?(email: string): Promise<PasswordRequested>
  link?: LinkRecovery
  code?: CodeRecovery
}
