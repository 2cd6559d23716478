import { type Decisions, flag, policyKey } from '../policy-key.ts'

/** Whether an organisation allows diagnostics. No safest value, because diagnostics show what cannot be read. */
export const diagnosticsPolicy = {
  Diagnostics: policyKey(flag, {
    title: 'Allow diagnostics',
    description: 'When off, the app saves no diagnostics, and --diagnose ends with 3.',
  }),
}

/** Whether the diagnostics report may be saved. */
export const allowsDiagnostics = ({ Diagnostics }: Decisions<typeof diagnosticsPolicy>): boolean =>
  Diagnostics !== false
