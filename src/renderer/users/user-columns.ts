/** The columns of the list of users; each can be sorted and is searched. */
export const userColumns = ['name', 'username', 'email'] as const
export type UserColumn = (typeof userColumns)[number]
