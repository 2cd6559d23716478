/** The direction of a call, as the customer sees it. */
export const callDirections = ['inbound', 'outbound', 'internal'] as const

/** Ranges of dates that are reckoned from today. */
export const namedRanges = [
  'today',
  'yesterday',
  'last-7-days',
  'last-30-days',
  'this-month',
  'last-month',
  'last-12-months',
] as const
export type NamedRange = (typeof namedRanges)[number]

/** The longest name of a saved search, and the most of them. */
export const longestSearchName = 60
export const mostSavedSearches = 30

/** Before anything was kept of a person's searches. */
export const noSearches: { zone: 'portal'; last: null; saved: [] } = { zone: 'portal', last: null, saved: [] }
