/** Words of choosing a portal. */
export const portalText = {
  title: 'Connect to your portal',
  lead: 'Enter the address of your call recording portal. It is in the welcome e-mail from your service provider.',
  address: 'Portal address',
  addressExample: 'portal.example.com',
  addressMissing: 'Enter the address of your portal.',
  check: 'Check address',
  found: 'Portal found',
  foundLead: 'Is this the portal you want to use?',
  connect: 'Continue',
  otherAddress: 'Use another address',
  noAddress: 'No address of your own?',
  useService: (name: string) => `Use ${name}`,
  back: 'Back to your account',
  contact: {
    none: 'No contact is known for this portal. Ask the person who gave you access.',
    phone: 'Phone',
    email: 'Send an e-mail',
    website: 'Open the website',
  },
} as const
