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
