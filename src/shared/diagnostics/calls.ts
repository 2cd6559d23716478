import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { allowsDiagnostics } from './policy.ts'

export const diagnosticsCalls = {
  /** Saves a report on this computer's way to the portal where the person says. */
  'diagnostics.save': call(nothing, z.strictObject({ saved: z.boolean() }), {
    whileLocked: 'answered',
    policy: [allowsDiagnostics],
  }),
}
