import { z } from 'zod'
import { call, nothing } from '../bridge/define.ts'
import { copiedSecretSchema } from '../phones/phones.ts'

export const clipboardCalls = {
  /** Copies a value that is not a secret. */
  'clipboard.copy': call(z.strictObject({ text: z.string().max(20_000) }), nothing),
  /** Copies a secret that the page knows, such as a suggested password, for a limited time. */
  'clipboard.copySecret': call(z.strictObject({ text: z.string().min(1).max(1024) }), copiedSecretSchema),
}
