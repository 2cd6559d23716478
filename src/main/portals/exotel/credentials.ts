import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import type { SignIn } from '../../../shared/session/session.ts'

/**
 * The credentials of every call. Exotel has no sessions: they serve as both access token and refresh token, and as JSON
 * they are the connection's keychain item.
 */
const credentialsSchema = z.strictObject({
  region: z.string().min(1).max(60),
  /** Goes into paths and host names. */
  accountSid: z.string().regex(/^[\w-]{1,100}$/),
  apiKey: z.string().min(1).max(500),
  apiToken: z.string().min(1).max(500),
})
export type Credentials = z.infer<typeof credentialsSchema>

/**
 * The credentials typed on the sign-in card; null if one is missing or the SID is malformed. Only the SID is trimmed:
 * it is no secret.
 */
export function credentialsOf(fields: SignIn['fields']): Credentials | null {
  const { region, accountSid, apiKey, apiToken } = fields
  return credentialsSchema.safeParse({ region, accountSid: accountSid?.trim(), apiKey, apiToken }).data ?? null
}

export const writeToken = (credentials: Credentials): string => JSON.stringify(credentials)

/** Throws a `Failure` with `session-expired` for anything that {@link writeToken} did not write. */
export function readToken(token: string): Credentials {
  try {
    return credentialsSchema.parse(JSON.parse(token))
  } catch {
    // The parsers' errors are not kept as the cause, because they may contain the input.
    throw new Failure({ code: 'session-expired' })
  }
}
