import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { allowsInstalling, allowsUpdateChecks } from './policy.ts'
import { updateStateSchema } from './updates.ts'

export const updatesCalls = {
  /** The state of updates; changes come as `updates.changed`. */
  'updates.state': call(nothing, updateStateSchema),
  /** Checks for a newer version now; `again` also retries a version whose attempt failed. Resolves at once. */
  'updates.check': call(z.strictObject({ again: z.boolean() }), nothing, { policy: [allowsUpdateChecks] }),
  /** Installs the ready version and restarts the app. */
  'updates.install': call(nothing, nothing, { policy: [allowsInstalling] }),
}

export const updatesEvents = { 'updates.changed': updateStateSchema }
