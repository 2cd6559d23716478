import { formatRemaining, formatSeconds } from '../format.ts'

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
  clearsIn: (milliseconds: number) => `Copied. Clipboard clears in ${formatSeconds(milliseconds)}.`,
  details: 'Details',
  copyDetails: 'Copy details',
  loading: 'Loading…',
  clock: formatRemaining,
  remaining: (milliseconds: number) => {
    const minutes = Math.ceil(milliseconds / 60_000)
    const hours = Math.ceil(minutes / 60)
    if (minutes === 1) return 'About 1 minute left'
    if (minutes < 120) return `About ${minutes} minutes left`
    return hours < 48 ? `About ${hours} hours left` : `About ${Math.round(hours / 24)} days left`
  },
  skipToContent: 'Skip to content',
  breadcrumb: 'Breadcrumb',
  leave: {
    unsaved: {
      title: 'Leave without saving?',
      body: 'What you changed has not been saved.',
    },
    'shown-once': {
      title: 'Leave without the new password?',
      body: 'You have not copied it, and nobody can show it to you again.',
    },
    stay: 'Stay',
    leave: 'Leave',
  },
} as const
