import { promises as dns, type LookupAddress, type SrvRecord } from 'node:dns'
import { isIP } from 'node:net'
import type { HostPort } from '../../../shared/host-port.ts'
import type { Transport } from '../../../shared/phones.ts'
import { ProbeStopped } from './probe-stopped.ts'

/** An address to send to. */
export interface Target {
  address: string
  port: number
}

/** The two questions to the DNS. */
export interface Resolver {
  srv(name: string): Promise<SrvRecord[]>
  addresses(host: string): Promise<LookupAddress[]>
}

/** The system's own: hosts file and local names for addresses, the DNS for SRV. */
export const systemResolver: Resolver = {
  srv: (name) => dns.resolveSrv(name),
  addresses: (host) => dns.lookup(host, { all: true }),
}

const services = { udp: '_sip._udp', tcp: '_sip._tcp', tls: '_sips._tcp' } as const
const mostTargets = 4

/** The port that stands for "none given" (RFC 3261, 19.1.2). */
export const defaultPort = (transport: Transport) => (transport === 'tls' ? 5061 : 5060)

/**
 * Where a SIP server is, best first (RFC 3263, 4). The account says which transport, so NAPTR has nothing to choose
 * (4.1). Without a port SRV comes first (4.2). With one, addresses come first; but portals fill in the default port
 * where they mean "none", so a name that has no address is tried by SRV then as well.
 */
export async function locate({ host, port }: HostPort, transport: Transport, resolver: Resolver): Promise<Target[]> {
  const name = host.replace(/^\[|\]$/g, '')
  const standard = defaultPort(transport)
  if (isIP(name)) return [{ address: name, port: port ?? standard }]
  const direct = () => addressesOf(name, port ?? standard, resolver)
  const bySrv = () => targetsOfSrv(`${services[transport]}.${name}`, resolver)
  const attempts = port === null ? [bySrv, direct] : port === standard ? [direct, bySrv] : [direct]
  for (const attempt of attempts) {
    const targets = await attempt()
    if (targets.length > 0) return targets.slice(0, mostTargets)
  }
  throw new ProbeStopped({ outcome: 'dns', host })
}

async function addressesOf(host: string, port: number, resolver: Resolver): Promise<Target[]> {
  const found = await resolver.addresses(host).catch(() => [])
  return found.map(({ address }) => ({ address, port }))
}

async function targetsOfSrv(name: string, resolver: Resolver): Promise<Target[]> {
  const records = await resolver.srv(name).catch(() => [])
  const targets: Target[] = []
  for (const { name: host, port } of inOrder(records)) {
    // A lone dot says that the service is not there (RFC 2782); nothing can be sent to port 0.
    if (host === '' || host === '.' || port === 0) continue
    targets.push(...(await addressesOf(host, port, resolver)))
    if (targets.length >= mostTargets) break
  }
  return targets
}

/** Lowest priority first; among equals a draw by weight (RFC 2782). */
function inOrder(records: readonly SrvRecord[]): SrvRecord[] {
  return records
    .map((record) => ({ record, draw: Math.random() ** (1 / Math.max(record.weight, 0.01)) }))
    .toSorted((one, other) => one.record.priority - other.record.priority || other.draw - one.draw)
    .map(({ record }) => record)
}
