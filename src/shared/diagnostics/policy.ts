import { type Decisions, flag, policyKey } from '../policy-key.ts'

/** Whether an organisation allows diagnostics. They name what cannot be read, so nothing stands in for this decision. */
export const diagnosticsPolicy = {
  Diagnostics: policyKey(flag, {
    title: 'Allow diagnostics',
    description: 'When off, the app saves no diagnostics, and --diagnose ends with 3.',
  }),
}

/** Whether what is wrong here may be written into a file. */
export const allowsDiagnostics = ({ Diagnostics }: Decisions<typeof diagnosticsPolicy>): boolean =>
  Diagnostics !== false
