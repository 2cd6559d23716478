/** The longest text of a note, and of the reason for an action. */
export const longestNote = 2000
export const longestReason = 300

/** The longest name of the case that a hold belongs to. */
export const longestCase = 100

/** The longest tag, and the most of them that a recording has. */
export const longestTag = 40
export const mostTags = 20

/** The most points of a waveform. */
export const mostPeaks = 4000

/** The speeds that recordings can be played at. */
export const playerSpeeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const
