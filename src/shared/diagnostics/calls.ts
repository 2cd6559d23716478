import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { allowsDiagnostics } from './policy.ts'

export const diagnosticsCalls = {
  /** Saves the diagnostics report where the person chooses. */
  'diagnostics.save': call(nothing, z.strictObject({ saved: z.boolean() }), {
    whileLocked: 'answered',
    policy: [allowsDiagnostics],
  }),
}
