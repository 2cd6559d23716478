/** Whom guidance is for. */
export const byRoleText = {
  users: 'You are a user?',
  administrators: 'You are the administrator?',
} as const

/** Words for those who cannot use the form of a forgotten password, where an administrator helps them. */
export const unableToCompleteText = {
  link: 'Unable to complete the form?',
  title: 'Unable to complete the form?',
  users:
    'Ask the administrator of your account. They can send you a temporary password. It goes to the e-mail address on your profile, so there has to be one.',
  administrators:
    'Send your service provider an account change ticket. A temporary password then goes to your e-mail address on file.',
  ticket: {
    title: 'What to send',
    lines: (clientId: string) => [
      'Account change ticket',
      'Company name: ',
      `Client ID: ${clientId}`,
      'Administrator’s e-mail address on file: ',
      'Request: a temporary password for the administrator',
    ],
    copy: 'Copy these lines',
  },
  contact: 'Your service provider',
} as const
