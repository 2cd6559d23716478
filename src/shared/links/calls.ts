import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'

export const linksCalls = {
  /**
   * Opens the service provider's contact or download page outside the app; the renderer passes a name, never an
   * address.
   */
  'links.open': call(z.strictObject({ link: z.enum(['support-email', 'support-website', 'download-page']) }), nothing, {
    whileLocked: 'answered',
  }),
}
