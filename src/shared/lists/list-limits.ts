/**
 * The limit of rows read from a portal, many times what any account has. Endless pages would otherwise exhaust memory.
 */
export const longestList = 200_000

/** The limit of row ids in one call over the bridge; more are sent in chunks. */
export const mostIdsAtOnce = 400

/** The limit of views in a selection. */
export const mostViews = 10

/** The limit for the search text of a view in a selection, in UTF-16 code units. */
export const longestQuery = 1000
