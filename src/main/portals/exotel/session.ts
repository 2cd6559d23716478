import { type AppError, Failure } from '../../../shared/errors.ts'
import type { Grant, SessionFacet } from '../facets.ts'
import { type Credentials, credentialsOf, type ExotelApi, type Pace, readToken, writeToken } from './api.ts'
import { listUsers } from './phones.ts'

/** Requesting one user is the cheapest documented call that checks the credentials. */
const oneUser = { offset: 0, limit: 1 }

/**
 * Exotel has no sessions: its credentials serve as access token and refresh token, and signing out sends nothing.
 * `hasRegions`: there are several regions, so the wrong one may have been chosen.
 */
export function exotelSession(api: ExotelApi, pace: Pace, hasRegions: boolean): SessionFacet {
  async function grant(credentials: Credentials, refused: AppError): Promise<Grant> {
    await listUsers(api, credentials, oneUser, refused).catch((cause: unknown) => {
      // Some regions answer 404 for an account of another region.
      if (!(cause instanceof Failure) || cause.error.code !== 'not-found') throw cause
      throw new Failure({ ...refused, ...(cause.error.details && { details: cause.error.details }) })
    })
    const token = writeToken(credentials)
    return {
      accessToken: token,
      refreshToken: token,
      // An API key is valid until it is revoked.
      expiresAt: Number.POSITIVE_INFINITY,
      user: { name: credentials.accountSid, username: credentials.accountSid },
      passwordChange: 'none',
      // Rights within an account are not told: a refusal comes with the request.
      permissions: ['phones', 'recordings', 'recordings-play', 'recordings-download'],
    }
  }

  return {
    async signIn(fields) {
      // A region answers for another region's account as for a wrong key.
      const refused: AppError = { code: 'invalid-credentials', ...(hasRegions && { suspect: 'region' }) }
      const credentials = credentialsOf(fields)
      if (!credentials) throw new Failure(refused)
      return grant(credentials, refused)
    },
    refresh: async (refreshToken) => grant(readToken(refreshToken), { code: 'session-expired' }),
    signOut: async () => undefined,
    async check(token) {
      await pace.keep(() => listUsers(api, readToken(token), oneUser))
    },
  }
}
