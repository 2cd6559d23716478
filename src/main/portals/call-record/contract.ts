import { accountEndpoints } from './account.ts'
import { phonesEndpoints } from './phones.ts'
import { recordingEndpoints } from './recording.ts'
import { recordingsEndpoints } from './recordings.ts'
import { recoveryEndpoints } from './recovery.ts'
import { sessionEndpoints } from './session.ts'
import { usersEndpoints } from './users.ts'

/**
 * The HTTP contract of a Call Record portal, version 1: every request and answer on the wire, each facet's in the file
 * with the code that uses it. docs/portal-api.md explains it, docs/openapi.json is generated from it, and tests check
 * both against the reference portal. Objects are open: unknown members are ignored, so that a portal may extend its
 * answers.
 */
export const endpoints = {
  ...sessionEndpoints,
  ...recoveryEndpoints,
  ...accountEndpoints,
  ...usersEndpoints,
  ...phonesEndpoints,
  ...recordingsEndpoints,
  ...recordingEndpoints,
} as const

export type EndpointName = keyof typeof endpoints
