import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { allowsInstalling, allowsUpdateChecks } from './policy.ts'
import { updateStateSchema } from './updates.ts'

export const updatesCalls = {
  /** What is known about newer versions; `updates.changed` tells when it changes. */
  'updates.state': call(nothing, updateStateSchema),
  /** Asks for a newer version now; `again` also tries one whose attempt failed. Answers at once. */
  'updates.check': call(z.strictObject({ again: z.boolean() }), nothing, { policy: [allowsUpdateChecks] }),
  /** Installs the version that is ready and restarts the app. */
  'updates.install': call(nothing, nothing, { policy: [allowsInstalling] }),
}

export const updatesEvents = { 'updates.changed': updateStateSchema }
