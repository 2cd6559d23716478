import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { readKept, writeKept } from '../../../src/main/session/kept-sign-ins.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import type { SessionEnd } from '../../../src/shared/session/session.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { memorySecrets, type TestSecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

let portal: RunningPortal
let settings: SettingsStore
let secrets: TestSecrets
let ends: SessionEnd[]

/** One running copy of the app's session; several share a keychain and settings as two windows do. */
function startCopy(): SessionKeeper {
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  return createSessionKeeper(createActivePortal(http, settings, new URL(portal.url)), secrets, {
    ended: (reason) => ends.push(reason),
    reachable: () => undefined,
  })
}

const account = (session: SessionKeeper) => session.authorized((token, adapter) => offered(adapter.account).read(token))
const item = () => [...secrets.items.values()][0]

beforeEach(async () => {
  portal = await startPortal({ phones: 5, accessTokenSeconds: 60 })
  settings = memorySettings()
  secrets = memorySecrets()
  ends = []
})
afterEach(() => portal.close())

async function signedIn(keep = true): Promise<SessionKeeper> {
  const session = startCopy()
  const { username, password } = portal.people.ada
  await session.signIn({ username, password }, keep)
  return session
}

describe('a session', () => {
  it('keeps nothing in the keychain unless asked', async () => {
    await signedIn(false)
    expect(secrets.items.size).toBe(0)
    expect(await startCopy().restore()).toBeNull()
  })

  it('is restored after a restart without a password', async () => {
    await signedIn()
    const restored = await startCopy().restore()
    expect(restored).toMatchObject({ username: portal.people.ada.username, kept: true })
  })

  it('remembers the user name, and no password, for the next sign-in', async () => {
    await signedIn()
    expect(settings.read().connections[0]?.remembered).toEqual({ username: portal.people.ada.username })
    expect(JSON.stringify(settings.read())).not.toContain(portal.people.ada.password)
  })

  it('refreshes its access token unnoticed, once for all calls that find it old', async () => {
    const session = await signedIn()
    portal.clock.advance(61_000)
    await Promise.all([account(session), account(session), account(session)])
    const refreshes = portal.requests().filter(({ path }) => path.endsWith('/session/refresh'))
    expect(refreshes).toHaveLength(1)
    expect(ends).toEqual([])
  })

  it('survives a refresh whose answer was lost', async () => {
    const session = await signedIn()
    portal.clock.advance(61_000)
    portal.faults.next('*/session/refresh', { kind: 'lost-answer' })
    await expect(account(session)).rejects.toThrow()
    await expect(account(session)).resolves.toMatchObject({ username: portal.people.ada.username })
  })

  it('survives two copies of the app refreshing it in turn', async () => {
    const one = await signedIn()
    const two = startCopy()
    await two.restore()
    await account(two)
    portal.clock.advance(61_000)
    await expect(account(one)).resolves.toMatchObject({ name: portal.people.ada.name })
    expect(ends).toEqual([])
  })

  it('that the portal revoked ends here, says so and leaves nothing in the keychain', async () => {
    const session = await signedIn()
    portal.sessions.revokeAll()
    await expect(account(session)).rejects.toThrow('session-expired')
    expect(ends).toEqual(['expired'])
    expect(secrets.items.size).toBe(0)
  })

  it('that was revoked while the app was closed is not restored, and its item goes', async () => {
    await signedIn()
    portal.sessions.revokeAll()
    expect(await startCopy().restore()).toBeNull()
    expect(secrets.items.size).toBe(0)
  })

  it('stays kept while the portal is down', async () => {
    await signedIn()
    const kept = item()
    portal.faults.set('*/session/refresh', { kind: 'status', status: 503 })
    await expect(startCopy().restore()).rejects.toThrow('portal-unavailable')
    expect(item()).toBe(kept)
    portal.faults.clear()
    expect(await startCopy().restore()).not.toBeNull()
  })

  it('that ends by signing out ends at the portal and in the keychain', async () => {
    const session = await signedIn()
    await session.signOut()
    await session.allToldOfSignOuts()
    expect(portal.sessions.count()).toBe(0)
    expect(secrets.items.size).toBe(0)
    await expect(account(session)).rejects.toThrow('session-expired')
  })

  it('signs out here even when the portal cannot be reached', async () => {
    const session = await signedIn()
    portal.faults.set('DELETE *', { kind: 'reset' })
    await session.signOut()
    expect(secrets.items.size).toBe(0)
  })

  it('signs out at once while the portal keeps a refresh waiting, and takes up nothing that comes of it', async () => {
    const session = await signedIn()
    session.dropAccessTokens()
    portal.faults.set('*/session/refresh', { kind: 'latency', ms: 5_000 })
    const order: string[] = []
    const late = account(session).catch(() => order.push('given up'))
    const refreshes = () => portal.requests().filter(({ path }) => path.endsWith('/session/refresh'))
    await expect.poll(refreshes).toHaveLength(1)
    await session.signOut().then(() => order.push('signed out'))
    expect([secrets.items.size, settings.read().connections[0]?.kept, ends]).toEqual([0, false, ['signed-out']])
    await late
    expect(order).toEqual(['signed out', 'given up'])
    await session.allToldOfSignOuts()
    expect([portal.sessions.count(), secrets.items.size, ends]).toEqual([0, 0, ['signed-out']])
    expect(await startCopy().restore()).toBeNull()
  })

  it.each([
    ['was dropped', (session: SessionKeeper) => session.dropAccessTokens()],
    ['is older than this computer’s clock says', () => portal.clock.advance(61_000)],
  ])('ends at the portal too where its token %s', async (_, age) => {
    const session = await signedIn(false)
    age(session)
    await session.signOut()
    await session.allToldOfSignOuts()
    expect(portal.sessions.count()).toBe(0)
  })

  it('is not kept where the settings cannot say so, and leaves no token in the keychain', async () => {
    settings = memorySettings({ isWritable: false })
    const session = startCopy()
    const { username, password } = portal.people.ada
    expect(await session.signIn({ username, password }, true)).toMatchObject({ kept: false })
    expect([secrets.items.size, settings.read().connections[0]?.kept]).toEqual([0, false])
    await expect(account(session)).resolves.toBeTruthy()
  })

  it.each([
    ['locked', 'keychain-locked'],
    ['not-answering', 'keychain-locked'],
    ['unavailable', 'keychain-unavailable'],
  ] as const)('that is kept says so where the keychain is %s at the start', async (fault, code) => {
    await signedIn()
    secrets.fault = fault
    const copy = startCopy()
    await expect(copy.restore()).rejects.toThrow(code)
    secrets.fault = null
    expect(await copy.restore()).toMatchObject({ username: portal.people.ada.username })
  })

  it('works for this run when the keychain cannot keep it, and says that it is not kept', async () => {
    secrets.fault = 'locked'
    const session = startCopy()
    const { username, password } = portal.people.ada
    expect(await session.signIn({ username, password }, true)).toMatchObject({ kept: false })
    await expect(account(session)).resolves.toBeTruthy()
  })

  it('never overwrites or wipes a locked keychain at start', async () => {
    await signedIn()
    const kept = item()
    secrets.fault = 'locked'
    await expect(startCopy().restore()).rejects.toThrow('keychain-locked')
    secrets.fault = null
    expect(item()).toBe(kept)
    expect(await startCopy().restore()).not.toBeNull()
  })
})

describe('a kept token', () => {
  /** Somebody who can write the settings leads the sign-in to a portal of their own. */
  const moveTo = (url: string) =>
    settings.change({
      connections: settings.read().connections.map((connection) => ({
        ...connection,
        profile: { ...connection.profile, url },
      })),
    })
  const startOnSettings = () =>
    createSessionKeeper(
      createActivePortal(createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } }), settings, null),
      secrets,
      { ended: (reason) => ends.push(reason), reachable: () => undefined },
    )

  it('is not sent to another portal than the one that gave it, and is kept no longer', async () => {
    await signedIn()
    const other = await startPortal({ phones: 1 })
    try {
      moveTo(other.url)
      expect(await startOnSettings().restore()).toBeNull()
      expect(other.requests()).toEqual([])
      expect(secrets.items.size).toBe(0)
      expect(settings.read().connections[0]?.kept).toBe(false)
    } finally {
      await other.close()
    }
  })

  it.each(['a token alone, as items once were', '', 'http://127.0.0.1:1\n'])(
    'that is %j is not sent at all',
    async (text) => {
      await signedIn()
      const [id = ''] = secrets.items.keys()
      secrets.items.set(id, text.includes('alone') ? (item()?.split('\n')[1] ?? '') : text)
      const before = portal.requests().length
      expect(await startOnSettings().restore()).toBeNull()
      expect(portal.requests()).toHaveLength(before)
    },
  )

  it('of the greatest length fits into an item of Windows', () => {
    const origin = `https://${'p'.repeat(253)}:65535`
    expect(Buffer.byteLength(writeKept(origin, 't'.repeat(2000)))).toBeLessThanOrEqual(2560)
    expect(readKept(origin, writeKept(origin, 'a\nb'))).toBe('a\nb')
    expect(readKept('https://portal.example', writeKept('https://portal.example.evil', 'token'))).toBeNull()
  })
})

it('no secret is written to the settings because a portal calls it none', async () => {
  const fields = ['username', 'password'].map((name) => ({ name: name as 'username', secret: false, remember: true }))
  const careless = await startPortal({ phones: 1, capabilities: { signIn: { fields } } })
  try {
    const http = createHttpClient({ userAgent: 'test' })
    const session = createSessionKeeper(createActivePortal(http, settings, new URL(careless.url)), secrets, {
      ended: () => undefined,
      reachable: () => undefined,
    })
    const { username, password } = careless.people.ada
    await session.signIn({ username, password }, false)
    expect(settings.read().connections.map(({ remembered }) => remembered)).toEqual([{ username }])
  } finally {
    await careless.close()
  }
})
