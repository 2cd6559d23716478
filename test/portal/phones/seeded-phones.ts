import type { Transport } from '../../../src/shared/phones/phones.ts'
import { phonePassword } from '../security/random.ts'
import { firstNames, lastNames, places } from '../seed/names.ts'
import type { RandomSequence } from '../seed/random-sequence.ts'
import type { SeededPhone } from './phone-store.ts'

/** A model of telephone, and how the service provider sets it up. */
interface Model {
  device: string
  /** The first three bytes of its MAC address as registered to the maker; null for a program. */
  maker: string | null
  /** Fetches its configuration over FTP. */
  ftp: 'ftp' | 'ftps' | null
}

/** Polycom shipped with FTP as its default; the others fetch over HTTPS as often as over FTP. */
const models: [Model, ...Model[]] = [
  { device: 'Polycom VVX 250', maker: '64167f', ftp: 'ftp' },
  { device: 'Polycom VVX 450', maker: '64167f', ftp: 'ftp' },
  { device: 'Polycom SoundPoint IP 331', maker: '0004f2', ftp: 'ftp' },
  { device: 'Yealink T43U', maker: '805ec0', ftp: 'ftps' },
  { device: 'Yealink T54W', maker: '805ec0', ftp: 'ftp' },
  { device: 'Yealink W73P', maker: '001565', ftp: null },
  { device: 'Grandstream GXP2170', maker: '000b82', ftp: 'ftps' },
  { device: 'Grandstream HT812', maker: '000b82', ftp: null },
  { device: 'Cisco SPA504G', maker: '000e08', ftp: null },
  { device: 'Snom D735', maker: '000413', ftp: 'ftp' },
  { device: 'Snom D865', maker: '000413', ftp: null },
  { device: 'Linphone', maker: null, ftp: null },
  { device: 'Groundwire', maker: null, ftp: null },
]

const domain = 'sip.northwind.example'

/** The organisation's phones in the order of their extensions. The same sequence gives the same phones, with other passwords. */
export function* seededPhones(random: RandomSequence, count: number): Generator<SeededPhone> {
  const firstExtension = count <= 800 ? 200 : count <= 8_000 ? 2_000 : 20_000
  for (let index = 0; index < count; index++) {
    const place = random.chance(0.12)
    const name = place
      ? `${random.pick(places)} ${1 + random.below(40)}`
      : `${random.pick(firstNames)} ${random.pick(lastNames)}`
    yield phone(random, index, String(firstExtension + index), name)
  }
}

function phone(random: RandomSequence, index: number, extension: string, name: string): SeededPhone {
  const model = random.pick(models)
  const sip = sipOf(random, extension, name)
  const mac = macOf(model, index)
  const ftp = mac === null ? null : ftpOf(model, mac)
  return {
    id: `phone-${extension}`,
    name,
    extension,
    sipUser: sip.username,
    device: model.device,
    mac,
    registration: random.chance(0.85) ? 'registered' : random.chance(0.8) ? 'unregistered' : 'unknown',
    sip,
    ftp,
    passwords: { sip: phonePassword(20), ftp: ftp && phonePassword(16) },
  }
}

function sipOf(random: RandomSequence, extension: string, name: string): NonNullable<SeededPhone['sip']> {
  const username = `nw${extension}`
  const transport = random.pick<Transport>(['udp', 'udp', 'tcp', 'tls'])
  return {
    domain,
    port: transport === 'tls' ? 5061 : 5060,
    transport,
    outboundProxy: random.chance(0.3) ? `edge${1 + random.below(3)}.northwind.example` : null,
    username,
    // The digest user name differs from the user name if the registrar serves several customers.
    authorizationId: random.chance(0.4) ? `${4_400_000 + Number(extension)}-${username}` : username,
    displayName: name,
    voicemailNumber: random.chance(0.8) ? '*97' : null,
  }
}

function ftpOf({ ftp, device }: Model, mac: string): SeededPhone['ftp'] {
  if (!ftp) return null
  const username = device.startsWith('Polycom') ? `PlcmSpIp-${mac}` : `prov-${mac}`
  return { server: 'ftp.northwind.example', port: 21, security: ftp, username, directory: `/phones/${mac}` }
}

/** The one set of settings that serves every phone of an account. */
export function seededAccount(random: RandomSequence, name: string): SeededPhone {
  const sip = { ...sipOf(random, '', name), username: 'northwind', authorizationId: 'nw-4821', voicemailNumber: '*97' }
  return {
    id: 'account',
    name,
    extension: '',
    sipUser: sip.username,
    device: '',
    mac: null,
    registration: 'unknown',
    sip,
    ftp: { server: 'ftp.northwind.example', port: 21, security: 'ftp', username: 'PlcmSpIp', directory: '/phones' },
    passwords: { sip: phonePassword(20), ftp: phonePassword(16) },
  }
}

/** Different for every index: an odd factor only reorders the numbers below 2^24. */
function macOf({ maker }: Model, index: number): string | null {
  const serial = (index * 48_271 + 7_919) % 2 ** 24
  return maker && maker + serial.toString(16).padStart(6, '0')
}
