import { z } from 'zod'

/** Forms whose text survives a page that crashes or hangs. All but `account` are used before signing in. */
export const draftFormSchema = z.enum([
  'account',
  'portal-address',
  'sign-in',
  'forgot-password',
  'reset-link',
  'phone-number',
])
export type DraftForm = z.infer<typeof draftFormSchema>

/** Longer than any value that a portal accepts in these fields, in characters. */
const text = z.string().max(500)

/**
 * The unsent text of one form. Every allowed field is listed here; passwords, PINs, codes, keys and links must never
 * be. `etag` and `base-…` identify the version of the account that was being changed.
 */
export const draftSchema = z
  .strictObject({
    name: text,
    email: text,
    username: text,
    etag: text,
    'base-name': text,
    'base-email': text,
    'base-username': text,
    clientId: text,
    region: text,
    accountSid: text,
    address: text,
    phone: text,
  })
  .partial()
export type Draft = Readonly<z.infer<typeof draftSchema>>
export type DraftField = keyof Draft
