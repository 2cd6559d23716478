import { offered, type PortalAdapter } from '../../src/main/portals/portal-adapter.ts'
import type { Effect } from './expected.ts'
import { recordingCalls } from './recording-calls.ts'
import { codeSeconds, type World } from './worlds.ts'

type Call = (...parameters: never[]) => Promise<unknown>

/** The paths of every method below a part of the interface, as `facet.method`. */
type PathsOf<Part> = {
  [Key in keyof Part & string]-?: NonNullable<Part[Key]> extends Call
    ? Key
    : `${Key}.${PathsOf<NonNullable<Part[Key]>>}`
}[keyof Part & string]

/** A stream is no JSON: the tests of byte streams and of sounds damage it. */
const streamed = 'recordings.sound'

/** Every method of the interface that answers once. */
export type AdapterCall = Exclude<PathsOf<Omit<PortalAdapter, 'profile' | 'capabilities'>>, typeof streamed>

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
const nobody = { email: 'nobody@northwind.example', phone: '+447700900999' }

async function signedIn(world: World): Promise<{ token: string; refreshToken: string }> {
  const { accessToken, refreshToken } = await world.direct.session.signIn(world.good)
  return { token: accessToken, refreshToken }
}

/** A code that came by a call, as SMS bring links too. The clock leaps until there may be another. */
async function codeFor({ portal, direct }: World, purpose: 'password' | 'email') {
  const { clock, recoveryPhones, newestMessage, codeIn } = offered(portal)
  const phone = recoveryPhones.mobile
  clock.advance(codeSeconds * 1000 + 1)
  await offered(direct.recovery?.code).request({ phone, channel: 'call', purpose })
  return { phone, code: codeIn(await newestMessage(phone, 'call')), purpose }
}

/** A ticket for Ben, whose number is Ada's as well. */
async function ticketFor(world: World, purpose: 'password' | 'email') {
  const { ticket, accounts } = await offered(world.direct.recovery?.code).verify(await codeFor(world, purpose))
  return { ticket, account: accounts.find(({ label }) => label.startsWith('Ben'))?.id ?? '' }
}

/** One row a call: the compiler asks for it when the interface gets a new one. */
export const adapterCalls: Record<AdapterCall, Row> = {
  'session.signIn': {
    effect: 'asks',
    prepare: async ({ good }) => ({ run: (adapter) => adapter.session.signIn(good), secrets: [] }),
  },
  'session.refresh': {
    effect: 'asks',
    async prepare(world) {
      const { token, refreshToken } = await signedIn(world)
      return { run: (adapter) => adapter.session.refresh(refreshToken), secrets: [token, refreshToken] }
    },
  },
  'session.signOut': {
    effect: 'asks',
    async prepare(world) {
      const { token } = await signedIn(world)
      return { run: (adapter) => adapter.session.signOut(token), secrets: [token] }
    },
  },
  'session.reauthenticate': {
    effect: 'asks',
    prepare: async ({ token, good: { password = '' } }) => ({
      run: (adapter) => offered(adapter.session.reauthenticate)(token, password),
      secrets: [],
    }),
  },
  'session.check': {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: (adapter) => adapter.session.check(token), secrets: [] }),
  },
  'recovery.requestPassword': {
    effect: 'asks',
    prepare: async () => ({ run: (adapter) => offered(adapter.recovery?.requestPassword)(nobody.email), secrets: [] }),
  },
  'account.read': {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: (adapter) => offered(adapter.account).read(token), secrets: [] }),
  },
  'account.change': {
    effect: 'changes',
    async prepare({ token, direct, good: { password: currentPassword = '' } }) {
      const { etag } = await offered(direct.account).read(token)
      const change = { etag, name: `Ada ${made()}`, currentPassword }
      return { run: (adapter) => offered(adapter.account).change(token, change), secrets: [change.name] }
    },
  },
  'phones.list': {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: (adapter) => offered(adapter.phones).list(token, null), secrets: [] }),
  },
  'phones.read': {
    effect: 'reads',
    prepare: async ({ token, phone }) => ({
      run: (adapter) => offered(adapter.phones).read(token, phone),
      secrets: [],
    }),
  },
  'phones.readSecret': {
    effect: 'reads',
    prepare: async ({ token, phone }) => ({
      run: (adapter) => offered(adapter.phones?.readSecret)(token, phone, 'sip'),
      secrets: [],
    }),
  },
  'phones.provisioningLink': {
    effect: 'reads',
    prepare: async ({ token, phone }) => ({
      run: (adapter) => offered(adapter.phones?.provisioningLink)(token, phone),
      secrets: [],
    }),
  },
  'phones.setPassword': {
    effect: 'changes',
    async prepare({ token, phone }) {
      const password = made()
      return {
        run: (adapter) => offered(adapter.phones?.setPassword)(token, phone, 'sip', password),
        secrets: [password],
      }
    },
  },
  'recovery.link.request': {
    effect: 'asks',
    prepare: async () => ({ run: ({ recovery }) => offered(recovery?.link).request(nobody.email), secrets: [] }),
  },
  'recovery.link.redeem': {
    effect: 'changes',
    async prepare({ portal, direct }) {
      const { people, newestMail, resetLinkIn } = offered(portal)
      await offered(direct.recovery?.link).request(people.cleo.email)
      const token = resetLinkIn(await newestMail(people.cleo.email)).page.split('#token=')[1] ?? ''
      const password = made()
      return { run: ({ recovery }) => offered(recovery?.link).redeem(token, password), secrets: [token, password] }
    },
  },
  'recovery.code.request': {
    effect: 'asks',
    prepare: async () => ({
      run: ({ recovery }) =>
        offered(recovery?.code).request({ phone: nobody.phone, channel: 'sms', purpose: 'password' }),
      secrets: [nobody.phone],
    }),
  },
  'recovery.code.setPassword': {
    effect: 'changes',
    async prepare(world) {
      const { ticket, account } = await ticketFor(world, 'password')
      const password = made()
      return {
        run: ({ recovery }) => offered(recovery?.code).setPassword(ticket, account, password),
        secrets: [ticket, password],
      }
    },
  },
  'recovery.code.readEmail': {
    effect: 'asks',
    async prepare(world) {
      const { ticket, account } = await ticketFor(world, 'email')
      return { run: ({ recovery }) => offered(recovery?.code).readEmail(ticket, account), secrets: [ticket] }
    },
  },
  // Below the others that take a code, because its own must still be good when all are ready.
  'recovery.code.verify': {
    effect: 'asks',
    async prepare(world) {
      const code = await codeFor(world, 'email')
      return { run: ({ recovery }) => offered(recovery?.code).verify(code), secrets: [code.code] }
    },
  },
  'users.list': {
    effect: 'reads',
    prepare: async ({ token }) => ({ run: ({ users }) => offered(users).list(token, null), secrets: [] }),
  },
  'users.sendTemporaryPassword': {
    effect: 'changes',
    prepare: async ({ token }) => ({
      run: ({ users }) => offered(users).sendTemporaryPassword(token, 'person-4'),
      secrets: [],
    }),
  },
  ...recordingCalls,
  'account.setVoicemailPin': {
    effect: 'changes',
    async prepare({ token, good: { password: currentPassword = '' } }) {
      const change = { pin: '4071', currentPassword }
      return { run: ({ account }) => offered(account?.setVoicemailPin)(token, change), secrets: [] }
    },
  },
  'account.setOperatorPassword': {
    effect: 'changes',
    async prepare({ token, good: { password: currentPassword = '' } }) {
      const change = { newPassword: made(), currentPassword }
      return {
        run: ({ account }) => offered(account?.setOperatorPassword)(token, change),
        secrets: [change.newPassword],
      }
    },
  },
}

/** The methods that an opened adapter has, by the names of the table. */
export function callsOf(adapter: PortalAdapter): string[] {
  const pathsOf = (part: unknown, path: string): string[] => {
    if (typeof part === 'function') return [path]
    const members = typeof part === 'object' && part !== null ? Object.entries(part) : []
    return members.flatMap(([name, member]) => pathsOf(member, path === '' ? name : `${path}.${name}`))
  }
  return pathsOf(adapter, '').filter((path) => path !== streamed)
}
