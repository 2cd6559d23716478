/** Words of the shared parts. */
export const uiText = {
  /** Stands for the provider until one is chosen. */
  product: 'Call Record Portal',
  notStarted: 'The app could not start',
  capsLock: 'Caps Lock is on',
  showPassword: 'Show password',
  passwordEnds: {
    space: (at: 'start' | 'end' | 'both') =>
      at === 'both' ? 'There are spaces at its start and its end.' : `There is a space at its ${at}.`,
    invisible: (at: 'start' | 'end' | 'both') =>
      at === 'both'
        ? 'There are invisible characters at its start and its end.'
        : `There is an invisible character at its ${at}.`,
  },
  removeEnds: 'Remove',
  close: 'Close',
  cancel: 'Cancel',
  copied: 'Copied',
  notCopied: 'Not copied. Try again.',
  details: 'Details',
  copyDetails: 'Copy details',
  loading: 'Loading…',
  remainingMinutes: (minutes: number) => (minutes === 1 ? 'About 1 minute left' : `About ${minutes} minutes left`),
  skipToContent: 'Skip to content',
  breadcrumb: 'Breadcrumb',
  leave: {
    title: 'Leave without saving?',
    body: 'What you changed on this page has not been saved.',
    stay: 'Stay',
    leave: 'Leave',
  },
} as const
