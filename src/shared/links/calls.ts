import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'

export const linksCalls = {
  /** Opens the provider's contact or its page of downloads outside; the renderer names which, never an address. */
  'links.open': call(z.strictObject({ link: z.enum(['support-email', 'support-website', 'download-page']) }), nothing, {
    whileLocked: 'answered',
  }),
}
