/** How each property of each family of phones is tested: one seed, so that every run tries the same. The bench tells the count. */
export const propertyRuns = { seed: 20_260_718, numRuns: 1_000 }
