import type { Phone, RegistrationState } from '../../../src/shared/phones/phones.ts'

const firstNames = ['Anna', 'Jürgen', 'Zoë', 'María', 'Peter', 'Ömer', 'Alice', 'Bob', 'Li', 'Siobhán']
const lastNames = ['Müller', 'Smith', 'Jones', 'Østergaard', 'García', 'Brown', 'O’Neill', 'Nakamura']
const devices = ['Yealink T54W', 'Poly VVX 450', 'Grandstream GXP2170', 'Snom D785', 'Cisco SPA504G', 'Zoiper']
const states: RegistrationState[] = ['registered', 'registered', 'unregistered', 'unknown']

/** Believable phones, the same ones each time; `from` is the position of the first. */
export function makePhones(count: number, from = 0): Phone[] {
  const pick = <Item>(items: readonly Item[], position: number, fallback: Item) =>
    items[position % items.length] ?? fallback
  return Array.from({ length: count }, (_, offset) => {
    const position = from + offset
    return {
      id: `phone-${position}`,
      name: `${pick(firstNames, position * 7919, '')} ${pick(lastNames, position * 104_729, '')}`,
      extension: String(1000 + position),
      sipUser: `u${(position * 48_271) % 1_000_003}`,
      device: pick(devices, position * 31, ''),
      registration: pick(states, position * 17, 'unknown'),
    }
  })
}
