import { type HostPort, parseHostPort } from '../network/host-port.ts'
import { type SipSettings, type Transport, transportSchema } from './phones.ts'

/** A SIP server as portals write it, with the transport in the address. */
export interface SipAddress extends HostPort {
  transport: Transport | null
}

/**
 * Why an address cannot be used: there is none (`missing`), it is no address (`malformed`), it holds a URI parameter
 * that phones' settings cannot hold (`parameter`), or it contradicts itself or the account (`contradiction`).
 */
export type SipAddressFault = 'missing' | 'malformed' | 'parameter' | 'contradiction'

/** A URI in angle brackets, after a display name or none (RFC 3261, 25.1 "name-addr"). */
const nameAddress = /^(?:"(?:[^"\\]|\\.)*"\s*|[^"<>]*)<([^<>]*)>$/
const uri = /^(?:(sips?):)?([^;]*)((?:;[^;]+)*)$/i

/**
 * Parses `host`, `host:port`, a SIP or SIPS URI without a user, or any of them in angle brackets as in Route headers
 * (RFC 3261, 20.34). `sips` means TLS (26.2.2), whatever `transport` says. The URI parameter `lr` is ignored, because
 * proxies are always used so; any other than that and `transport` is refused, because it changes where or how to send.
 */
export function parseSipAddress(text: string): SipAddress | SipAddressFault {
  const trimmed = text.trim()
  if (trimmed === '') return 'missing'
  const [, scheme = '', hostPort = '', parameters = ''] = uri.exec(nameAddress.exec(trimmed)?.[1] ?? trimmed) ?? []
  const server = parseHostPort(hostPort)
  if (server === null) return 'malformed'
  const given = parameters.split(';').slice(1)
  const named = new Map(given.map((parameter) => splitParameter(parameter.toLowerCase())))
  if (named.size < given.length) return 'malformed'
  if ([...named.keys()].some((name) => name !== 'lr' && name !== 'transport')) return 'parameter'
  const asked = named.get('transport')
  const transport = transportSchema.options.find((one) => one === asked) ?? null
  if (transport === null && asked !== undefined) return 'parameter'
  if (scheme.toLowerCase() !== 'sips') return { ...server, transport }
  return transport === 'udp' ? 'contradiction' : { ...server, transport: 'tls' }
}

function splitParameter(parameter: string): [name: string, value: string] {
  const [name = '', value = ''] = parameter.split('=', 2)
  return [name.trim(), value.trim()]
}

/** How an account's phone reaches its registrar. A null port is to be found in the DNS (RFC 3263, 4.2). */
export interface SipRoute {
  /** The host in the account's own URIs. */
  domain: string
  registrar: HostPort
  /** The outbound proxy, to which everything is sent if there is one. */
  proxy: HostPort | null
  /** The transport of the first hop: the proxy's own if its address names one. */
  transport: Transport
}

export interface SipRouteFault {
  field: 'sip.domain' | 'sip.outboundProxy'
  fault: SipAddressFault
}

/**
 * Parses all addresses of an account. They must agree with the account's port and transport; a proxy may use another
 * transport than the account, but never an unencrypted one if the account uses TLS.
 */
export function sipRouteOf(
  settings: Pick<SipSettings, 'domain' | 'port' | 'transport' | 'outboundProxy'>,
): SipRoute | SipRouteFault {
  const domain = parseSipAddress(settings.domain)
  if (typeof domain === 'string') return { field: 'sip.domain', fault: domain }
  const { transport } = settings
  if (
    (domain.transport !== null && domain.transport !== transport) ||
    (domain.port !== null && settings.port !== null && domain.port !== settings.port)
  ) {
    return { field: 'sip.domain', fault: 'contradiction' }
  }
  const { host } = domain
  const registrar = { host, port: settings.port ?? domain.port }
  if (settings.outboundProxy === null || settings.outboundProxy.trim() === '') {
    return { domain: host, registrar, proxy: null, transport }
  }
  const proxy = parseSipAddress(settings.outboundProxy)
  if (typeof proxy === 'string') return { field: 'sip.outboundProxy', fault: proxy }
  if (transport === 'tls' && proxy.transport !== null && proxy.transport !== 'tls') {
    return { field: 'sip.outboundProxy', fault: 'contradiction' }
  }
  return {
    domain: host,
    registrar,
    proxy: { host: proxy.host, port: proxy.port },
    transport: proxy.transport ?? transport,
  }
}
