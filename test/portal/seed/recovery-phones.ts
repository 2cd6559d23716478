import type { RecoveryStore } from '../store/recovery.ts'

/** Numbers reserved for drama (Ofcom). */
export const recoveryPhones = {
  /** Verified, and that of two accounts: Ada's and Ben's. */
  mobile: '+447700900201',
  /** Verified, Ada's alone; takes calls and no SMS. */
  landline: '+441632960204',
  /** Cleo's, not verified yet. */
  unverified: '+447700900203',
} as const

export function seedRecoveryPhones(recovery: RecoveryStore): void {
  const { mobile, landline, unverified } = recoveryPhones
  recovery.addPhone({ number: mobile, person: 'ada', landline: false, verified: true })
  recovery.addPhone({ number: mobile, person: 'ben', landline: false, verified: true })
  recovery.addPhone({ number: landline, person: 'ada', landline: true, verified: true })
  recovery.addPhone({ number: unverified, person: 'cleo', landline: false, verified: false })
}
