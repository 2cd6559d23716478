import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { copiedSecretSchema } from '../phones/phones.ts'

export const clipboardCalls = {
  /** Puts a value that is no secret on the clipboard. */
  'clipboard.copy': call(z.strictObject({ text: z.string().max(20_000) }), nothing),
  /** Puts a secret of the person's own making, as a suggested password, on the clipboard for a while. */
  'clipboard.copySecret': call(z.strictObject({ text: z.string().min(1).max(1024) }), copiedSecretSchema),
}
