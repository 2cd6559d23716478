/** The columns of the list of phones, each of which sorts it. */
export const phoneColumns = ['name', 'extension', 'sipUser', 'device', 'registration'] as const
export type PhoneColumn = (typeof phoneColumns)[number]

/** The columns that a search looks into. */
export const searchedColumns = ['name', 'extension', 'sipUser', 'device'] as const satisfies PhoneColumn[]
