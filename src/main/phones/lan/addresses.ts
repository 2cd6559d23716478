import { BlockList } from 'node:net'
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { LanAddress } from '../../../shared/phones/phone-serving.ts'

/**
 * The IPv4 addresses of this computer that a phone could reach: phones fetch their files over IPv4. Link-local
 * addresses (169.254.0.0/16, RFC 3927) come last.
 */
export function lanAddresses(
  interfaces: Record<string, NetworkInterfaceInfo[] | undefined> = networkInterfaces(),
): LanAddress[] {
  return Object.entries(interfaces)
    .flatMap(([card, addresses = []]) =>
      addresses.filter((one) => one.family === 'IPv4' && !one.internal).map(({ address }) => ({ card, address })),
    )
    .toSorted((one, other) => Number(isSelfGiven(one)) - Number(isSelfGiven(other)))
}

const isSelfGiven = ({ address }: LanAddress) => address.startsWith('169.254.')

/** Where a TFTP server may listen: on one address, or on all addresses for the clients of one network. */
export interface TftpPlace {
  port: number
  network?: BlockList
}

/**
 * Phones use the first by default (RFC 1350, 4), which needs privileges on many systems; any other must be entered in
 * the phone.
 */
const ports = { usual: 69, free: 6969 }

/**
 * The places to try for a server on `address`, best first. macOS lets an unprivileged program listen below port 1024 on
 * all addresses together, but not on one. Only clients of the address's own network are answered then.
 */
export function tftpPlaces(
  address: string,
  platform: NodeJS.Platform = process.platform,
  interfaces: Record<string, NetworkInterfaceInfo[] | undefined> = networkInterfaces(),
): TftpPlace[] {
  const own = Object.values(interfaces)
    .flatMap((addresses = []) => addresses)
    .find((one) => one.address === address)
  if (platform !== 'darwin' || !own?.cidr) return [{ port: ports.usual }, { port: ports.free }]
  const network = new BlockList()
  network.addSubnet(own.address, Number(own.cidr.split('/')[1]), own.family === 'IPv6' ? 'ipv6' : 'ipv4')
  return [{ port: ports.usual, network }, { port: ports.free }]
}
