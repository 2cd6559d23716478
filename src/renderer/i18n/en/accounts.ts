/** Words of the accounts side by side. */
export const accountsText = {
  title: 'Accounts and portals',
  lead: 'Going over to another one signs nobody out.',
  list: 'Your accounts',
  inUse: 'In use',
  notYet: 'Nobody has signed in yet',
  name: (portal: string, account: string) => (account === '' ? portal : `${portal}, ${account}`),
  add: 'Add an account or portal',
  remove: (name: string) => `Remove ${name}`,
  removing: {
    title: (name: string) => `Remove ${name}?`,
    body: 'This computer forgets it and the sign-in kept for it. Nothing changes at the portal itself.',
    confirm: 'Remove',
  },
} as const
