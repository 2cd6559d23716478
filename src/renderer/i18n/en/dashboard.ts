/** Words of the dashboards. */
export const dashboardText = {
  welcome: (name: string) => `Welcome ${name}`,
  lead: 'What would you like to do?',
  phones: {
    title: 'Phones',
    body: 'The server, user names and passwords that a phone needs to register and to fetch its configuration.',
    open: 'Open phones',
  },
  accountSettings: {
    title: 'Account FTP & SIP password',
    body: 'The server, user names and passwords that every SIP phone of your account is programmed with.',
    open: 'Open settings',
  },
  account: {
    title: 'My Account',
    body: 'Your name, e-mail address, username and password.',
    open: 'Manage account',
  },
  voicemailPin: {
    title: 'Voicemail PIN',
    body: 'The number your voicemail asks for when you call it.',
    open: 'Change voicemail PIN',
  },
  users: {
    title: 'Users',
    body: 'Everybody who signs in to this account, and a temporary password for whoever forgot theirs.',
    open: 'Manage users',
  },
  operatorPassword: {
    title: 'Operator password',
    body: 'The login password of your account’s operator.',
    open: 'Change operator’s password',
  },
  configuration: 'Configuration Dashboard',
  empty: {
    title: 'Nothing to do here yet',
    body: 'Your account has no rights on this portal so far. Ask the administrator of your account.',
  },
} as const
