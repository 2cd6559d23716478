import { nothing } from '../bridge/define.ts'

/** Sounds are opened by the calls of the features that they belong to. */
export const mediaCalls = {}

export const mediaEvents = {
  /** Every sound was closed: the page lets go of what it has loaded. */
  'media.closed': nothing,
}
