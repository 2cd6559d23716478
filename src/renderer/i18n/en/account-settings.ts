/** Words of SIP and FTP settings that belong to the account as a whole. */
export const accountSettingsText = {
  title: 'Account FTP & SIP password',
  lead: 'Program your SIP phones with this. Every phone of the account uses the same settings.',
  everyPhone: 'For every phone of the account',
  none: {
    title: 'No settings yet',
    body: 'Your service provider has not set up SIP or FTP for this account so far.',
  },
} as const
