import type { Transport } from '../../../src/shared/phones/phones.ts'
import { phonePassword } from '../security/random.ts'
import type { SeededPhone } from '../store/phones.ts'
import { type Model, models } from './models.ts'
import { firstNames, lastNames, places } from './names.ts'
import type { RandomSequence } from './random-sequence.ts'

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
    // The digest user name is one of its own where the registrar serves several customers.
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

/** Unlike for every index: an odd factor only reorders the numbers below 2^24. */
function macOf({ maker }: Model, index: number): string | null {
  const serial = (index * 48_271 + 7_919) % 2 ** 24
  return maker && maker + serial.toString(16).padStart(6, '0')
}
