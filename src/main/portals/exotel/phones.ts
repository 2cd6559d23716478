import type { Phone, PhoneDetail, SipSettings } from '../../../shared/phones/phones.ts'
import { parseSipAddress } from '../../../shared/phones/sip-address.ts'
import type { Device, User } from './contract.ts'

/** Where a phone is in Exotel's API. A user without a SIP device has none to set a password for. */
export interface PhonePlace {
  user: string
  device: string | null
}

const idOf = (user: User, device?: Device) => (device ? `${user.id}.${device.id}` : user.id)

/** Reads an id made by {@link phonesOf}; null for any other. */
export function placeOf(phone: string): PhonePlace | null {
  const [, user, device = null] = /^([\w-]{1,64})(?:\.(\d+))?$/.exec(phone) ?? []
  return user === undefined ? null : { user, device }
}

/** A user's SIP devices, each as a phone. A user who has none is listed too, so that the missing SIP ID can be told. */
export function phonesOf(user: User, accountSid: string): PhoneDetail[] {
  const devices = (user.devices ?? []).filter(({ type }) => type === 'sip')
  if (devices.length === 0) return [phoneOf(user, undefined, null)]
  return devices.map((device) => phoneOf(user, device, sipOf(user, device, accountSid)))
}

function phoneOf(user: User, device: Device | undefined, sip: SipSettings | null): PhoneDetail {
  const status = device?.available === false ? 'off' : device?.status
  return {
    id: idOf(user, device),
    name: nameOf(user),
    extension: '',
    device: device?.name ?? '',
    mac: null,
    registration: 'unknown',
    ...(status && { status }),
    sip,
    ftp: null,
  }
}

/**
 * The API gives the user alone as a rule: the domain is the account's then, and the user is the authorization ID too.
 * Of a whole address everything is taken; one that cannot be read stays as it is, to be refused where it is used.
 */
function sipOf(user: User, { contact_uri }: Device, accountSid: string): SipSettings | null {
  const [, scheme, username, server] = /^(sips?:)([^@;?]+)(?:@(.+))?$/.exec(contact_uri) ?? []
  if (username === undefined) return null
  const written = `${scheme}${server ?? `${accountSid}.voip.exotel.com`}`
  const address = parseSipAddress(written)
  const { host, port, transport } =
    typeof address === 'string' ? { host: written, port: null, transport: null } : address
  return {
    domain: host,
    port,
    transport: transport ?? 'udp',
    assumedAddress: port === null && transport === null,
    outboundProxy: null,
    username,
    authorizationId: username,
    displayName: nameOf(user),
    voicemailNumber: null,
    password: 'write-only',
  }
}

const nameOf = ({ first_name, last_name }: User) => [first_name, last_name].filter(Boolean).join(' ')

/** The phone as a row of the list. */
export function rowOf({ id, name, extension, device, registration, sip }: PhoneDetail): Phone {
  return { id, name, extension, sipUser: sip?.username ?? '', device, registration }
}
