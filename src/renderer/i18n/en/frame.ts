/** Words of the frame around the pages: the portal's own menu terms. */
export const frameText = {
  navigation: 'Main menu',
  dashboard: 'Dashboard',
  configuration: 'Configuration',
  phones: 'SIP & FTP passwords',
  signedInAs: (name: string) => `Signed in as ${name}`,
  accounts: 'Switch account',
  signOut: 'Sign out',
  settings: 'Settings',
  help: 'Help',
  offline: 'No connection',
  offlineHint: 'What you see may be out of date. The app reconnects by itself.',
  temporary: {
    title: 'You are using a temporary password',
    body: 'Choose your own before it expires.',
    change: 'Choose a password',
  },
  notKept: {
    title: 'Your sign-in could not be kept',
    body: 'You will be asked for your password the next time you start the app.',
    close: 'Close',
  },
} as const

/** What the person should be told once after the start. */
export const startNoticeText = {
  'settings-reset': {
    title: 'Your settings were set back',
    body: 'The settings file could not be read. It was kept aside, and the app goes on with its defaults.',
  },
  'page-recovered': {
    title: 'The window was loaded again',
    body: 'It had stopped working. You are back where you were, and what you had typed is there again, passwords and codes excepted.',
  },
  'portal-refused': {
    title: 'The portal of this start was not used',
    body: 'The app was started with --portal and an address that it does not use. A portal address looks like https://portal.example.com.',
  },
  'settings-unwritable': {
    title: 'Your settings cannot be saved',
    body: 'The settings file cannot be written. It may be read-only, or the disk may be full. Your choices, your portals and who signed in are known until you close the app.',
  },
} as const

/** While the organisation's settings cannot be read. */
export const policyNoticeText = {
  title: 'Your organisation’s settings could not be read',
  body: (places: string) =>
    `Until they can be, the app allows only what is always safe: no other portal, no exported files, and no sign-in that is kept from now on. Your administrator can find out more with Diagnostics (${places}).`,
} as const
