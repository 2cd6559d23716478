import { formatNumber, formatTime } from '../format.ts'

const users = (count: number) => `${formatNumber(count)} ${count === 1 ? 'user' : 'users'}`

/** Words of the account's users, as their administrator sees them. */
export const usersText = {
  title: 'Users',
  lead: 'Everybody who signs in to this account. Send a temporary password to whoever has forgotten theirs.',
  refresh: 'Refresh',
  search: 'Search users',
  searchPlaceholder: 'Name, user name or e-mail address',
  list: 'Users',
  columns: { name: 'Name', username: 'User name', email: 'E-mail address' },
  found: (found: number, total: number) =>
    found === total ? users(total) : `${formatNumber(found)} of ${users(total)}`,
  loading: (loaded: number, total: number) =>
    total === 0 ? 'Loading users…' : `Loading ${formatNumber(loaded)} of ${users(total)}…`,
  stop: 'Stop',
  stopped: (loaded: number, total: number) => `${formatNumber(loaded)} of ${users(total)} loaded`,
  loadRest: 'Load the rest',
  full: (loaded: number) => `The first ${users(loaded)} are listed. There are more than this app can show.`,
  repeating: (loaded: number) =>
    `${users(loaded)}. The portal sends the same users again instead of the next ones, so there may be more.`,
  none: {
    title: 'No users yet',
    body: 'As soon as somebody has a login for this account, they are listed here.',
  },
  nothingFound: {
    title: 'No user matches',
    body: 'Try fewer words, or part of a name or address.',
    whileLoading: 'Not every user has been loaded yet.',
    clear: 'Clear search',
  },
  chooseOne: {
    title: 'Choose a user',
    body: 'You can then send them a temporary password.',
  },
  back: 'All users',
  noEmail: 'None',
} as const

/** Words of sending one user a temporary password. */
export const sendPasswordText = {
  title: 'Forgotten password',
  lead: 'The portal mails a temporary password to the address on the profile. You never see it and do not choose it.',
  send: 'Send a temporary password',
  gone: 'There is no such user any more. Refresh the list.',
  noEmail: {
    title: 'This profile holds no e-mail address',
    body: 'A temporary password goes by e-mail, so there is nowhere to send one. The user can add an address under Manage Account, or your service provider can.',
  },
  confirm: {
    title: (name: string) => `Send ${name} a temporary password?`,
    mailed: (email: string) => `The portal makes one up and mails it to ${email}.`,
    unseen: 'Nobody but the reader of that mailbox sees it, not even you.',
    temporary: 'It works for a short time only. After signing in with it, a password of their own has to be chosen.',
    present: 'The present password goes on working until then.',
    send: 'Send it',
  },
  sent: {
    title: (email: string) => `A temporary password is on its way to ${email}`,
    body: (expiresAt: number) => `It works until ${formatTime(expiresAt)}.`,
    spam: 'If it is not there in a few minutes, look in Spam or Junk.',
  },
  unknown: {
    title: 'It may or may not have been sent',
    body: (host: string) =>
      `The connection to ${host} broke before its answer came. Ask the user to look in their mailbox before you send another: a newer one replaces the one before.`,
  },
  tooMany: {
    title: 'Not again so soon',
    body: 'To protect its users the portal sends only so many. You can send another one in',
    over: 'You can send another one now.',
  },
} as const
