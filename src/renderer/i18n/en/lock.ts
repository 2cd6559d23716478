/** Words of the lock screen. */
export const lockText = {
  title: 'Locked',
  lead: (name: string) => `${name} is signed in. Enter your password to go on where you were.`,
  wrong: 'That is not correct.',
  unlock: 'Unlock',
  bySystem: 'Unlock with Touch ID',
  signOutHint: 'Signing out here ends the sign-in of every account in this app.',
} as const
