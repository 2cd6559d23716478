import type { PortalAdapter } from '../../src/main/portals/portal-adapter.ts'
import type { Effect } from './expected.ts'
import { codeSeconds, type World } from './worlds.ts'

type Call = (...parameters: never[]) => Promise<unknown>

/** Every method of the interface, those of its parts as `part.method`. */
export type ProviderCall = {
  [Key in keyof PortalAdapter & string]-?: NonNullable<PortalAdapter[Key]> extends Call
    ? Key
    : `${Key}.${MethodsOf<NonNullable<PortalAdapter[Key]>>}`
}[keyof PortalAdapter & string]

type MethodsOf<Part> = {
  [Key in keyof Part & string]-?: NonNullable<Part[Key]> extends Call ? Key : never
}[keyof Part & string]

/** A call with everything it needs, to be made once. */
export interface Prepared {
  run(adapter: PortalAdapter): Promise<unknown>
  /** What must not be told. */
  secrets: string[]
}

interface Row {
  /** What it does where it is not a GET. */
  effect: Effect
  prepare(world: World): Promise<Prepared>
}

const made = () => `Made-${crypto.randomUUID().slice(0, 12)}-7x`
const lastWeek = () => ({
  from: new Date(Date.now() - 7 * 24 * 3_600_000).toISOString(),
  to: new Date().toISOString(),
})
const nobody = { email: 'nobody@northwind.example', phone: '+447700900999' }

async function signedIn(world: World): Promise<{ token: string; refreshToken: string }> {
  const { accessToken, refreshToken } = await world.direct.signIn(world.good)
  return { token: accessToken, refreshToken }
}

/** A part that the portal has. */
function part<Part>(provided: Part | undefined): Part {
  if (!provided) throw new Error('the portal does not have this part')
  return provided
}

/** A code that came by a call, as SMS bring links too. The clock leaps until there may be another. */
async function codeFor({ portal, direct }: World, purpose: 'password' | 'email') {
  const { clock, recoveryPhones, phoneGateway, codeIn } = part(portal)
  const phone = recoveryPhones.mobile
  clock.advance(codeSeconds * 1000 + 1)
  await part(direct.recovery).requestCode({ phone, channel: 'call', purpose })
  return { phone, code: codeIn(await phoneGateway.wait(phone, 'call')), purpose }
}

/** A ticket for Ben, whose number is Ada's as well. */
async function ticketFor(world: World, purpose: 'password' | 'email') {
  const { ticket, accounts } = await part(world.direct.recovery).verifyCode(await codeFor(world, purpose))
  return { ticket, account: accounts.find(({ label }) => label.startsWith('Ben'))?.id ?? '' }
}

/** One row a call: the compiler asks for it when the interface gets a new one. */
export const providerCalls: Record<ProviderCall, Row> = {
  signIn: {
    effect: 'asks',
    prepare: async ({ good }) => ({ run: (adapter) => adapter.signIn(good), secrets: [] }),
  },
  refresh: {
    effect: 'asks',
    async prepare(world) {
      const { token, refreshToken } = await signedIn(world)
      return { run: (adapter) => adapter.refresh(refreshToken), secrets: [token, refreshToken] }
    },
  },
  signOut: {
    effect: 'asks',
    async prepare(world) {
      const { token } = await signedIn(world)
      return { run: (adapter) => adapter.signOut(token), secrets: [token] }
    },
  },
  reauthenticate: {
    effect: 'asks',
    prepare: async ({ token, good: { password = '' } }) => ({
      run: (adapter) => adapter.reauthenticate(token, password),
      secrets: [],
    }),
  },
  check: {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: (adapter) => adapter.check(token), secrets: [] }),
  },
  requestPassword: {
    effect: 'asks',
    prepare: async () => ({ run: (adapter) => adapter.requestPassword(nobody.email), secrets: [] }),
  },
  readAccount: {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: (adapter) => adapter.readAccount(token), secrets: [] }),
  },
  changeAccount: {
    effect: 'changes',
    async prepare({ token, direct, good: { password: currentPassword = '' } }) {
      const { etag } = await direct.readAccount(token)
      const change = { etag, name: `Ada ${made()}`, currentPassword }
      return { run: (adapter) => adapter.changeAccount(token, change), secrets: [change.name] }
    },
  },
  listPhones: {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: (adapter) => adapter.listPhones(token, null), secrets: [] }),
  },
  readPhone: {
    effect: 'reads',
    prepare: async ({ token, phone }) => ({ run: (adapter) => adapter.readPhone(token, phone), secrets: [] }),
  },
  readPhoneSecret: {
    effect: 'reads',
    prepare: async ({ token, phone }) => ({
      run: (adapter) => adapter.readPhoneSecret(token, phone, 'sip'),
      secrets: [],
    }),
  },
  readProvisioningLink: {
    effect: 'reads',
    prepare: async ({ token, phone }) => ({
      run: (adapter) => part(adapter.readProvisioningLink)(token, phone),
      secrets: [],
    }),
  },
  setPhonePassword: {
    effect: 'changes',
    async prepare({ token, phone }) {
      const password = made()
      return { run: (adapter) => adapter.setPhonePassword(token, phone, 'sip', password), secrets: [password] }
    },
  },
  'recovery.requestLink': {
    effect: 'asks',
    prepare: async () => ({ run: ({ recovery }) => part(recovery).requestLink(nobody.email), secrets: [] }),
  },
  'recovery.redeemLink': {
    effect: 'changes',
    async prepare({ portal, direct }) {
      const { people, mail, resetLinkIn } = part(portal)
      await part(direct.recovery).requestLink(people.cleo.email)
      const token = resetLinkIn(await mail.wait(people.cleo.email)).page.split('#token=')[1] ?? ''
      const password = made()
      return { run: ({ recovery }) => part(recovery).redeemLink(token, password), secrets: [token, password] }
    },
  },
  'recovery.requestCode': {
    effect: 'asks',
    prepare: async () => ({
      run: ({ recovery }) => part(recovery).requestCode({ phone: nobody.phone, channel: 'sms', purpose: 'password' }),
      secrets: [nobody.phone],
    }),
  },
  'recovery.setPassword': {
    effect: 'changes',
    async prepare(world) {
      const { ticket, account } = await ticketFor(world, 'password')
      const password = made()
      return {
        run: ({ recovery }) => part(recovery).setPassword(ticket, account, password),
        secrets: [ticket, password],
      }
    },
  },
  'recovery.readEmail': {
    effect: 'asks',
    async prepare(world) {
      const { ticket, account } = await ticketFor(world, 'email')
      return { run: ({ recovery }) => part(recovery).readEmail(ticket, account), secrets: [ticket] }
    },
  },
  // Below the others that take a code, because its own must still be good when all are ready.
  'recovery.verifyCode': {
    effect: 'asks',
    async prepare(world) {
      const code = await codeFor(world, 'email')
      return { run: ({ recovery }) => part(recovery).verifyCode(code), secrets: [code.code] }
    },
  },
  'users.listUsers': {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: ({ users }) => part(users).listUsers(token, null), secrets: [] }),
  },
  'users.sendTemporaryPassword': {
    effect: 'changes',
    prepare: async ({ token }) => ({
      run: ({ users }) => part(users).sendTemporaryPassword(token, 'person-4'),
      secrets: [],
    }),
  },
  'recordings.list': {
    effect: 'reads',
    prepare: async ({ token }) => ({
      run: ({ recordings }) =>
        part(recordings).list(token, { ...lastWeek(), order: 'newest', at: { by: 'offset', offset: 0 }, limit: 100 }),
      secrets: [],
    }),
  },
  'recordings.days': {
    effect: 'reads',
    prepare: async ({ token }) => ({
      run: ({ recordings }) => part(recordings).days(token, { ...lastWeek(), zone: 'Europe/London' }),
      secrets: [],
    }),
  },
  'accountPasswords.setVoicemailPin': {
    effect: 'changes',
    async prepare({ token, good: { password: currentPassword = '' } }) {
      const change = { pin: '4071', currentPassword }
      return { run: ({ accountPasswords }) => part(accountPasswords).setVoicemailPin(token, change), secrets: [] }
    },
  },
  'accountPasswords.setOperatorPassword': {
    effect: 'changes',
    async prepare({ token, good: { password: currentPassword = '' } }) {
      const change = { newPassword: made(), currentPassword }
      return {
        run: ({ accountPasswords }) => part(accountPasswords).setOperatorPassword(token, change),
        secrets: [change.newPassword],
      }
    },
  },
}

/** The methods that an opened provider really has, by the table's names. */
export function callsOf(adapter: PortalAdapter): string[] {
  const isPart = (value: unknown) => typeof value === 'object' && value !== null
  return Object.entries(adapter).flatMap(([name, value]) => {
    if (typeof value === 'function') return [name]
    const inside: [string, unknown][] = isPart(value) ? Object.entries(value) : []
    return inside.filter(([, method]) => typeof method === 'function').map(([method]) => `${name}.${method}`)
  })
}
