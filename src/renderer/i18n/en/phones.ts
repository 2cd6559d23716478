import type { FtpSettings, RegistrationState, Transport } from '../../../shared/phones/phones.ts'
import { formatNumber, formatSeconds } from '../format.ts'

const phones = (count: number) => `${formatNumber(count)} ${count === 1 ? 'phone' : 'phones'}`

/** Words of the list of phones. */
export const phonesText = {
  title: 'SIP & FTP passwords',
  lead: 'What to enter in a phone so that it registers and finds its configuration.',
  refresh: 'Refresh',
  search: 'Search phones',
  searchPlaceholder: 'Name, extension, SIP user or device',
  withoutExtensions: { searchPlaceholder: 'Name, SIP user or device' },
  filter: 'Registration state',
  anyState: 'Any state',
  list: 'Phones',
  columns: {
    name: 'Name',
    extension: 'Extension',
    sipUser: 'SIP user',
    device: 'Device',
    registration: 'State',
  },
  found: (found: number, total: number) =>
    found === total ? phones(total) : `${formatNumber(found)} of ${phones(total)}`,
  loading: (loaded: number, total: number) =>
    total === 0 ? 'Loading phones…' : `Loading ${formatNumber(loaded)} of ${phones(total)}…`,
  stop: 'Stop',
  stopped: (loaded: number, total: number) => `${formatNumber(loaded)} of ${phones(total)} loaded`,
  loadRest: 'Load the rest',
  full: (loaded: number) => `The first ${phones(loaded)} are listed. There are more than this app can show.`,
  repeating: (loaded: number) =>
    `${phones(loaded)}. The portal sends the same phones again instead of the next ones, so there may be more.`,
  none: {
    title: 'No phones yet',
    body: 'As soon as your service provider adds a phone to your account, it is listed here.',
  },
  nothingFound: {
    title: 'No phone matches',
    body: 'Try fewer words, or part of a name or extension.',
    whileLoading: 'Not every phone has been loaded yet.',
    clear: 'Clear search',
  },
  chooseOne: {
    title: 'Choose a phone',
    body: 'Its SIP and FTP settings appear here.',
  },
  back: 'All phones',
} as const

export const registrationText: Record<RegistrationState, string> = {
  registered: 'Registered',
  unregistered: 'Not registered',
  unknown: 'Not known',
}

/** Words of one phone's settings. */
export const phoneText = {
  extension: 'Extension',
  status: 'Status',
  mac: 'MAC address',
  noDevice: 'No device',
  sip: {
    title: 'SIP',
    absent:
      'There is no SIP ID here yet. The portal makes one when it creates a user; ask your service provider for it.',
    assumedAddress:
      'This portal does not tell port, transport and outbound proxy here. UDP without a port is usual; your portal’s own dashboard has the right ones.',
    noPort: 'None. Leave it empty in the phone, or enter 0.',
    domain: 'Domain',
    port: 'Port',
    transport: 'Transport',
    outboundProxy: 'Outbound proxy',
    username: 'User name',
    authorizationId: 'Authorization ID',
    displayName: 'Display name',
    voicemailNumber: 'Voicemail number',
  },
  ftp: {
    title: 'FTP',
    absent: 'This phone has no FTP login.',
    server: 'Server',
    port: 'Port',
    security: 'Security',
    username: 'User name',
    directory: 'Folder',
    inClear:
      'FTP sends this password over the network in clear. Use it only inside a network that you trust, and for nothing else.',
  },
  whichIsWhich:
    'The user name is the phone’s address: calls go to it. The authorization ID is the name that belongs to the password. On many portals they differ. If a phone asks for only one name and does not register, try the authorization ID.',
  whichIsWhichTitle: 'User name or authorization ID?',
  /** "Copy user name", but "Copy MAC address". */
  copy: (label: string) => `Copy ${label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}`,
  notSet: 'None',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  hidden: 'Hidden',
  hidesIn: (milliseconds: number) => `Hides in ${formatSeconds(milliseconds)}`,
  hiddenNote: 'Copying does not show it.',
  writeOnly: 'This portal never shows it. It can only be replaced by a new one.',
} as const

export const transportText: Record<Transport, string> = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' }

export const ftpSecurityText: Record<FtpSettings['security'], string> = {
  ftp: 'FTP, not encrypted',
  ftps: 'FTPS, encrypted (AUTH TLS)',
}

/** "00:15:65:12:AB:CD", as it is printed on the phone. */
export const formatMac = (mac: string) => mac.replace(/(..)(?!$)/g, '$1:').toUpperCase()
