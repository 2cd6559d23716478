/** Words of the forgotten password. */
export const recoveryText = {
  breadcrumb: 'Forgot Password',
  title: 'Password Reset',
  lead: 'Enter the e-mail address of your account. If it is right, we send a new password there.',
  email: 'Email Address',
  emailMissing: 'Enter your e-mail address.',
  reset: 'Reset password',
  unknown: 'I don’t know my e-mail address or user name',
  contactTitle: 'Contact your service provider',
  contactLead: 'They can look up your user name and e-mail address. Have your company’s name ready.',
  sent: {
    title: 'Check your e-mail',
    body: (email: string) => `If the address is right, an e-mail with a new password is on its way to ${email}.`,
    next: 'Sign in with the password from that e-mail. You will then choose your own.',
    soon: 'It can take a few minutes.',
    usual: (minutes: number) => `It usually arrives within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    spam: 'Nothing yet? Look in Spam or Junk.',
    again: 'Send again',
    againIn: 'Available in',
  },
  returnToLogin: 'Return to login',
} as const
