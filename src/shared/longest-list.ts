/**
 * The most rows of a list that are read from a portal, many times what any account has: a portal whose pages never
 * end would otherwise fill the memory.
 */
export const longestList = 200_000
