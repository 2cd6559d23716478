import { z } from 'zod'

/** Forms whose text outlives a page that crashes or hangs. All but `account` are on the way in. */
export const draftFormSchema = z.enum([
  'account',
  'portal-address',
  'sign-in',
  'forgot-password',
  'reset-link',
  'phone-number',
])
export type DraftForm = z.infer<typeof draftFormSchema>

/** Longer than anything that a portal takes in these fields, in characters. */
const text = z.string().max(500)

/**
 * What was typed in one form and not sent. Every field that may be held is named here: a password, PIN, code, key or
 * link has no place in it. `etag` and `base-…` tell which version of the account was being changed.
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
