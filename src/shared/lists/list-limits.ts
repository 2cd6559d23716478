/**
 * The most rows of a list that are read from a portal, many times what any account has: a portal whose pages never
 * end would otherwise fill the memory.
 */
export const longestList = 200_000

/** The most ids of rows that one call over the bridge takes; more go in parts. */
export const mostIdsAtOnce = 400

/** The most views that a selection names. */
export const mostViews = 10

/** The longest search that a view in a selection holds, in UTF-16 code units. */
export const longestQuery = 1000
