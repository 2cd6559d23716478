import { promises as dns, type LookupAddress, type NaptrRecord, type SrvRecord } from 'node:dns'
import { isIP } from 'node:net'
import type { HostPort } from '../../../shared/network/host-port.ts'
import type { Transport } from '../../../shared/phones/phones.ts'
import { ProbeStopped } from './register-outcome.ts'

/** An address to send to, with port and transport. */
export interface Target {
  address: string
  port: number
  transport: Transport
}

/** The DNS queries. Not every resolver supports NAPTR. */
export interface Resolver {
  naptr?(name: string): Promise<NaptrRecord[]>
  srv(name: string): Promise<SrvRecord[]>
  addresses(host: string): Promise<LookupAddress[]>
}

/** A network that blocks DNS queries must not use up the time of the test. */
const patience = { timeout: 1500, tries: 2 }

/** The system's resolver, including the hosts file and local names, for addresses; the DNS for NAPTR and SRV. */
export const systemResolver: Resolver = {
  naptr: (name) => new dns.Resolver(patience).resolveNaptr(name),
  srv: (name) => new dns.Resolver(patience).resolveSrv(name),
  addresses: (host) => dns.lookup(host, { all: true }),
}

/** The labels of a service's SRV records (RFC 3263, 4.1), and its NAPTR service field. */
const services: Record<Transport, { labels: string; field: string }> = {
  udp: { labels: '_sip._udp', field: 'SIP+D2U' },
  tcp: { labels: '_sip._tcp', field: 'SIP+D2T' },
  tls: { labels: '_sips._tcp', field: 'SIPS+D2T' },
}
const allTransports: readonly Transport[] = ['udp', 'tcp', 'tls']
const mostTargets = 4

/** The default port if none is given (RFC 3261, 19.1.2). */
export const defaultPort = (transport: Transport) => (transport === 'tls' ? 5061 : 5060)

/**
 * Locates a SIP server, best target first (RFC 3263, 4.1 and 4.2). `transport` is null if none is configured.
 *
 * With a port other than the default, only the name's addresses are used. Without a port, NAPTR and SRV records are
 * used if there are any, and otherwise the addresses. Portals write the default port when they mean none: it is treated
 * as none, but the name's addresses are tried after the records. They may be intended, but they may also belong to a
 * web server. Rejects with {@link ProbeStopped} if nothing is found.
 */
export async function locate(
  { host, port }: HostPort,
  transport: Transport | null,
  resolver: Resolver,
): Promise<Target[]> {
  const name = host.replace(/^\[|\]$/g, '')
  const usual = transport ?? 'udp'
  const standard = defaultPort(usual)
  const direct = () => addressesOf({ name, port: port ?? standard }, usual, resolver)
  if (isIP(name)) return [{ address: name, port: port ?? standard, transport: usual }]
  if (port !== null && port !== standard) return found(host, await direct())
  const records = await serviceRecords(name, transport === null ? allTransports : [transport], resolver)
  const targets = await targetsOf(records, resolver)
  const fallsBack = records.length === 0 || port !== null
  return found(host, fallsBack ? [...targets, ...(await direct())] : targets)
}

/** Each address once. */
function found(host: string, targets: readonly Target[]): Target[] {
  const key = ({ address, port, transport }: Target) => `${transport} ${address} ${port}`
  const distinct = [...new Map(targets.map((target) => [key(target), target])).values()]
  if (distinct.length === 0) throw new ProbeStopped({ outcome: 'dns', host })
  return distinct.slice(0, mostTargets)
}

interface ServiceRecord {
  name: string
  port: number
  transport: Transport
}

/**
 * The SRV records of a domain in the order to try them. NAPTR records name the SRV records to query and the order of
 * the transports (RFC 3263, 4.1); without them, SRV records are queried by each transport's label. The queries run in
 * parallel, because on a slow DNS sequential ones would use up the time of the test.
 */
async function serviceRecords(
  domain: string,
  transports: readonly Transport[],
  resolver: Resolver,
): Promise<ServiceRecord[]> {
  const ask = async (name: string, transport: Transport) => {
    const records = await resolver.srv(name).catch(() => [])
    return inOrder(records).map((record) => ({ name: record.name, port: record.port, transport }))
  }
  const [naptr, ...own] = await Promise.all([
    resolver.naptr?.(domain).catch(() => []) ?? [],
    ...transports.map((transport) => ask(`${services[transport].labels}.${domain}`, transport)),
  ])
  const named = await Promise.all(
    namedServices(naptr, transports).map(({ replacement, transport }) => ask(replacement, transport)),
  )
  const records = named.flat()
  return records.length > 0 ? records : own.flat()
}

/** Lowest order first, then lowest preference (RFC 3403, 4.1); only records that lead to SRV records apply to SIP. */
function namedServices(naptr: readonly NaptrRecord[], transports: readonly Transport[]) {
  return naptr
    .toSorted((one, other) => one.order - other.order || one.preference - other.preference)
    .filter(({ flags, replacement }) => flags.toLowerCase() === 's' && replacement !== '')
    .flatMap(({ service, replacement }) => {
      const transport = transports.find((one) => services[one].field === service.toUpperCase())
      return transport === undefined ? [] : [{ replacement, transport }]
    })
}

async function addressesOf(
  { name, port }: { name: string; port: number },
  transport: Transport,
  resolver: Resolver,
): Promise<Target[]> {
  const addresses = await resolver.addresses(name).catch(() => [])
  return addresses.map(({ address }) => ({ address, port, transport }))
}

async function targetsOf(records: readonly ServiceRecord[], resolver: Resolver): Promise<Target[]> {
  const targets: Target[] = []
  for (const record of records) {
    // A lone dot means that the service is not available (RFC 2782); nothing can be sent to port 0.
    if (record.name === '' || record.name === '.' || record.port === 0) continue
    targets.push(...(await addressesOf(record, record.transport, resolver)))
    if (targets.length >= mostTargets) break
  }
  return targets
}

/** Lowest priority first; among equals in random order by weight (RFC 2782). */
function inOrder(records: readonly SrvRecord[]): SrvRecord[] {
  return records
    .map((record) => ({ record, draw: Math.random() ** (1 / Math.max(record.weight, 0.01)) }))
    .toSorted((one, other) => one.record.priority - other.record.priority || other.draw - one.draw)
    .map(({ record }) => record)
}
