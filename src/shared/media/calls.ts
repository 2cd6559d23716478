import { nothing } from '../bridge/define.ts'

/** No calls: sounds are opened by the calls of the features that they belong to. */
export const mediaCalls = {}

export const mediaEvents = {
  /** Every sound was closed: the page must discard what it has loaded. */
  'media.closed': nothing,
}
