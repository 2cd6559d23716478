/** The columns of the list of users, each of which sorts it and is searched. */
export const userColumns = ['name', 'username', 'email'] as const
export type UserColumn = (typeof userColumns)[number]
