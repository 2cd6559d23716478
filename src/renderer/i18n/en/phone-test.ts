import type { ServerAnswer, TestDetail } from '../../../shared/phones/phone-test.ts'
import { formatNumber, formatTime } from '../format.ts'
import { errorText } from './errors.ts'
import { phoneText } from './phones.ts'

/** What a test found, in words: what it means, then what to do about it. */
export interface TestWords {
  title: string
  body: readonly string[]
}

const portalsOwn =
  'These are the portal’s own values: nothing was mistyped. If the password is new, wait a minute and test again. Else set another, or ask your service provider.'
const typedPassword = 'Check the password that you typed first: capitals, and what looks alike such as 0 and O.'
const noPhoneListed =
  'The server lists no phone with this login. If yours should be registered, compare what is entered in it with the values above.'
const quoted = ({ status, serverSaid }: ServerAnswer) => `“${[status, serverSaid].filter(Boolean).join(' ')}”`
const toAdapter = 'Give the details to your service provider.'
const reach = (host: string, port: number, via: string) => `${host}, port ${port}, over ${via}`

/** Words of the test. */
export const phoneTestText = {
  open: { sip: 'Test registration', ftp: 'Test login' },
  again: 'Test again',
  password: 'Password to test',
  passwordHint: 'The one that you set for this phone. It goes to the phone’s server only and is not kept.',
  missing: 'Enter the password to test.',
  start: 'Test',
  running: {
    sip: (host: string) => `Testing the login at ${host}…`,
    ftp: (host: string) => `Logging in at ${host}…`,
  },
  registering: (host: string) => `Registering at ${host}…`,
  limit: (seconds: number) => `It stops by itself after ${formatNumber(seconds)} seconds.`,
  cancelled: 'The test was cancelled.',
  inClear: 'The password went over the network in clear.',
  /** The server's own words, and never ours. */
  said: (answer: ServerAnswer) => `It said ${quoted(answer)}.`,
  notSent: 'The password was not sent.',

  /** What is known of the password. */
  proof: {
    accepted: (answer: ServerAnswer) => `The server asked for the password and accepted it: ${quoted(answer)}.`,
    given: 'The server asked for the password and was given it. Whether it is right is not known.',
    unasked:
      'The server did not ask for the password, so the test does not prove it: a wrong one would have got the same answer.',
  },
  unproven: {
    title: 'The password is not proven',
    next: 'Some servers know a phone by its address in the network and ask for no password.',
  },

  registered: {
    title: 'Registered: the login works',
    body: 'User name, authorization ID and password are right, and the server can be reached from this computer.',
    unproven: 'The server registered the test.',
    bindings: (count: number) =>
      count === 0
        ? noPhoneListed
        : `${formatNumber(count)} ${count === 1 ? 'phone is' : 'phones are'} registered with this login now. The test left ${count === 1 ? 'it' : 'them'} alone.`,
    notRemoved: (seconds: number) =>
      `The server did not confirm that the test’s own registration is gone. It ends by itself within ${formatNumber(seconds)} seconds.`,
  },
  unregistered: {
    title: 'The login works',
    noPhoneListed,
  },
  'not-registered': {
    title: 'The login works, but the server did not register the test',
    silent: 'It did not answer the request to register.',
    next: 'If a phone with this login does not register either, give the details to your service provider.',
  },
  'bindings-unknown': {
    title: 'The server did not say whether a phone is registered',
    body: (answer: ServerAnswer) =>
      `It answered the question with ${quoted(answer)}. Whether the login works is not known yet.`,
    given: 'It asked for the password and did not reject it.',
    unasked: 'It did not ask for the password.',
  },
  register: {
    open: 'Register anyway',
    risk: 'The test registered nothing. You can register for a moment to see whether the server allows it. But if the server keeps only one registration per login, a phone that it did not mention loses its own and gets no calls until it registers again. That can take an hour.',
  },
  'wrong-credentials': {
    title: 'The server does not accept this login',
    sip: (authorizationId: string) => `The authorization ID (${authorizationId}), the password or the realm is wrong.`,
    realm: (realm: string) => `The server’s realm is ${realm}. A phone that asks for one needs exactly this.`,
    ftp: 'The user name or the password is wrong.',
    'write-only': typedPassword,
    readable: portalsOwn,
  },
  'unknown-user': {
    title: 'The server does not know this user',
    body: (username: string, domain: string) =>
      `There is no ${username} at ${domain}. Check the user name and the domain; the password has nothing to do with it.`,
  },
  refused: {
    title: 'The server understood and refused',
    body: 'The account may be locked or not allowed from this network.',
    given: 'It was given the password first. Some servers say this for a wrong password too.',
    unasked: 'It had not asked for the password, so this is not about the password.',
    next: 'Ask your service provider whether the account is locked.',
  },
  'no-answer': {
    title: {
      timeout: 'No answer',
      'connection-refused': 'Nobody listens there',
      'connection-lost': 'The connection broke off',
      unreachable: 'There is no way to the server',
    },
    body: reach,
    next: 'Check the address, the port and the transport. A firewall in this network may block it: try from another network, or ask your IT department.',
  },
  dns: {
    title: 'The server’s name was not found',
    body: (host: string) => `No address is known for ${host}.`,
    next: 'Check the spelling. Some names are known inside the office network or over a VPN only.',
  },
  'tls-untrusted': {
    title: 'The server’s certificate is not trusted',
    body: (host: string, reason: keyof (typeof errorText)['tls-untrusted']['reasons']) =>
      errorText['tls-untrusted'].reasons[reason](host),
    next: toAdapter,
  },
  busy: {
    title: 'The server is busy',
    body: (retryAt: number | null) =>
      retryAt === null ? 'Try again in a few minutes.' : `It asks to try again after ${formatTime(retryAt)}.`,
  },
  unexpected: {
    title: 'The server gave an unexpected answer',
    stopped: 'The test could not go on',
    details: {
      'no-common-tls':
        'The server and this app have no TLS version or cipher in common. A phone may know older ones, and reach the server all the same.',
      'no-known-digest': 'The server offers no digest algorithm that this app knows. A phone may know it.',
      'no-digest': 'The server asks for the password in another way than by Digest.',
      malformed: 'What the server sent could not be read.',
      'needs-account': 'The server wants an account name besides the user name and the password.',
    } satisfies Record<TestDetail, string>,
    next: toAdapter,
  },
  'invalid-settings': {
    title: 'This phone’s settings cannot be used',
    body: (field: string) => `${fieldNames.get(field) ?? field} holds something that cannot be sent.`,
    next: 'Ask your service provider to correct it in the portal.',
  },

  'logged-in': {
    title: 'Logged in: the login works',
    entries: (directory: string, count: number | null) => `${folder(directory)} is there${holding(count)}.`,
    encrypted: 'The connection was encrypted.',
  },
  'user-refused': {
    title: 'The server refused the user',
    body: 'It refused before asking for the password, so this is not about the password.',
    next: 'Check the user name. The server may also not allow this user from this network.',
  },
  'tls-required': {
    title: 'The server wants an encrypted connection',
    body: 'The portal says FTP, but the server takes this over an encrypted connection (FTPS) only.',
    next: 'Ask your service provider which of the two is right.',
  },
  'no-directory': {
    title: 'Logged in, but the folder does not work',
    body: (directory: string) => `${directory} is not there, or this user may not enter it.`,
    next: 'Ask your service provider which folder the phone should use.',
  },
  'no-data-connection': {
    title: 'Logged in, but no files can be listed',
    body: 'FTP opens a second connection for each file, and that one did not come about.',
    next: 'A firewall usually is the reason. The phone may be in another network where it works.',
  },
  'session-not-resumed': {
    title: 'Logged in, but no files can be listed',
    body: 'For each file the server wants the encryption of the first connection to be taken up again. This app’s encryption could not do that.',
    next: 'A phone usually can.',
  },
  'tls-not-offered': {
    title: 'The server does not offer encryption',
    body: 'The portal says FTPS, but the server does not speak it.',
    next: 'Ask your service provider which of the two is right.',
  },
} as const

const folder = (directory: string) => (directory === '' ? 'The folder' : `The folder ${directory}`)

function holding(count: number | null): string {
  if (count === null) return ', but the server does not show what it holds'
  return ` and holds ${count === 0 ? 'nothing yet' : `${formatNumber(count)} ${count === 1 ? 'entry' : 'entries'}`}`
}

const fieldNames: ReadonlyMap<string, string> = new Map([
  ['sip.domain', phoneText.sip.domain],
  ['sip.outboundProxy', phoneText.sip.outboundProxy],
  ['sip.username', phoneText.sip.username],
  ['sip.authorizationId', phoneText.sip.authorizationId],
  ['ftp.server', phoneText.ftp.server],
  ['ftp.username', phoneText.ftp.username],
  ['ftp.directory', phoneText.ftp.directory],
  ['ftp.password', phoneText.password],
])
