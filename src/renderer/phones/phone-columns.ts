/** The columns of the list, each of which sorts it. */
export type PhoneColumn = 'name' | 'extension' | 'sipUser' | 'device' | 'registration'

/** The columns that a search looks into. */
export const searchedColumns = ['name', 'extension', 'sipUser', 'device'] as const satisfies PhoneColumn[]
