import { hashPassword } from '../security/password-hash.ts'
import { readablePassword } from '../security/random.ts'
import { firstNames, lastNames } from '../seed/names.ts'
import type { RandomSequence } from '../seed/random-sequence.ts'
import type { PeopleStore, Role } from './people-store.ts'

/** An account to sign in with. */
export interface SeededPerson {
  name: string
  username: string
  email: string
  password: string
}

/** The organisation's mail domain, reserved for examples (RFC 2606, 2). */
const domain = 'northwind.example'

const named = {
  /** An administrator. */
  ada: { name: 'Ada Fernandes', username: 'ada.fernandes', role: 'administrator' },
  /** An ordinary person. */
  ben: { name: 'Ben Okoro', username: 'ben.okoro', role: 'member' },
  /** May not see the phones. */
  cleo: { name: 'Cleo Marchetti', username: 'cleo.marchetti', role: 'guest' },
} as const satisfies Record<string, { name: string; username: string; role: Role }>

export type SeededPeople = Record<keyof typeof named, SeededPerson>

/** Adds the named people, each with a password made now. */
export async function seedNamedPeople(people: PeopleStore): Promise<SeededPeople> {
  const add = async (id: keyof typeof named): Promise<SeededPerson> => {
    const { name, username, role } = named[id]
    const password = readablePassword()
    const email = `${id}@${domain}`
    people.add({ id, name, username, email, role, password_hash: await hashPassword(password) })
    return { name, username, email, password }
  }
  const [ada, ben, cleo] = await Promise.all([add('ada'), add('ben'), add('cleo')])
  return { ada, ben, cleo }
}

/** Adds the account's operator, with a password that nobody knows until an administrator sets one. */
export function seedOperator(people: PeopleStore): void {
  people.add({
    id: 'operator',
    name: 'Operator',
    username: 'operator',
    email: '',
    role: 'operator',
    password_hash: null,
  })
}

/** Adds colleagues up to `total` accounts. They were invited and have no password yet; recovery gives them one. Every tenth profile holds no email address. */
export function seedColleagues(people: PeopleStore, random: RandomSequence, total: number): void {
  for (let number = Object.keys(named).length + 1; number <= total; number++) {
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`
    const username = `${asciiOf(name).replace(' ', '.')}.${number}`
    const email = number % 10 === 0 ? '' : `${username}@${domain}`
    people.add({ id: `person-${number}`, name, username, email, role: 'member', password_hash: null })
  }
}

/** Lower case, without accents and apostrophes. */
const asciiOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-z ]/gi, '')
    .toLowerCase()
