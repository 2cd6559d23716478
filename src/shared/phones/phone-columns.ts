/** The columns of the list of phones; each can be sorted. */
export const phoneColumns = ['name', 'extension', 'sipUser', 'device', 'registration'] as const
export type PhoneColumn = (typeof phoneColumns)[number]

/** The searched columns. */
export const searchedColumns = ['name', 'extension', 'sipUser', 'device'] as const satisfies PhoneColumn[]
