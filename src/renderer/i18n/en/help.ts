/** Words of the help page. */
export const helpText = {
  title: 'Help',
  passwords: {
    title: 'Which password is which?',
    rows: [
      {
        term: 'Your portal password',
        text: 'Signs you in here and on the portal’s website. You change it under Configuration > My Account.',
      },
      {
        term: 'A SIP password',
        text: 'Belongs to one phone, which registers with it to make and take calls. You type it into the phone, never into this app’s login page.',
      },
      {
        term: 'An FTP password',
        text: 'Lets a phone fetch its configuration files from the provisioning server.',
      },
    ],
  },
  temporary: {
    title: 'Where is the e-mail with my temporary password?',
    body: 'It can take a few minutes. Look in Spam or Junk too, and make sure that you asked with the address of your account. If you asked more than once, only the newest password works. A temporary password stops working after a while; then ask for another.',
  },
  contact: { title: 'Still stuck?', body: 'Your service provider can help with your account and your phones.' },
  shortcuts: 'Keyboard shortcuts',
  diagnostics: 'Save diagnostics for IT',
  diagnosticsSaved: 'The diagnostics are saved.',
} as const

/** Words of the sheet of keyboard shortcuts. */
export const shortcutsText = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  search: 'Search phones',
  settings: 'Settings',
  help: 'Help',
  sheet: 'This sheet',
  back: 'Back',
  lock: 'Lock the app',
} as const
