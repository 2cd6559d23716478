import { z } from 'zod'
import { Failure } from '../../../shared/errors.ts'
import type { SignIn } from '../../../shared/session/session.ts'

/**
 * What every call is signed with. Exotel has no sessions: this stands in for access token and
 * refresh token alike, and as JSON it is the connection's item in the keychain.
 */
const credentialsSchema = z.strictObject({
  region: z.string().min(1).max(60),
  /** Goes into paths and host names. */
  accountSid: z.string().regex(/^[\w-]{1,100}$/),
  apiKey: z.string().min(1).max(500),
  apiToken: z.string().min(1).max(500),
})
export type Credentials = z.infer<typeof credentialsSchema>

/** The credentials typed on the sign-in card; null where one is missing or the SID is malformed. Only the SID is trimmed: it is no secret. */
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
    // Neither parser's error becomes the cause: both may repeat what they read.
    throw new Failure({ code: 'session-expired' })
  }
}
