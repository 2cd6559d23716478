import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ActivePortal, createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { connectionHandlers } from '../../../src/main/connections/connection-handlers.ts'
import { createMarks } from '../../../src/main/connections/marks.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { readKept } from '../../../src/main/session/kept-sign-ins.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { mostConnections } from '../../../src/shared/connections/connections.ts'
import { Failure } from '../../../src/shared/errors.ts'
import type { SessionEnd } from '../../../src/shared/session/session.ts'
import { type RunningExotel, startExotel } from '../../portal/exotel/exotel.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { failureOf } from '../http/failure-of.ts'
import { memorySecrets, type TestSecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

let northwind: RunningPortal
let exotel: RunningExotel
let settings: SettingsStore
let secrets: TestSecrets
let ends: SessionEnd[]
let reachable: boolean[]

/** One run of the app over the settings and the keychain that stay. */
function startCopy(mayUse: (origin: string) => boolean = () => true) {
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  const portal = createActivePortal(http, settings, null, null, { mayUse })
  const session = createSessionKeeper(portal, secrets, {
    ended: (reason) => ends.push(reason),
    reachable: (answered) => reachable.push(answered),
  })
  return {
    portal,
    session,
    handlers: connectionHandlers(portal, session, createMarks(), {
      hideSecrets: () => undefined,
      goToOnlyPortal: () => false,
    }),
  }
}

beforeEach(async () => {
  northwind = await startPortal({ phones: 5, accessTokenSeconds: 60 })
  exotel = await startExotel({ users: 7 })
  settings = memorySettings()
  secrets = memorySecrets()
  ends = []
  reachable = []
})
afterEach(() => Promise.all([northwind.close(), exotel.close()]))

async function signInToNorthwind({ portal, session }: { portal: ActivePortal; session: SessionKeeper }, keep = true) {
  await portal.choose(northwind.url)
  const { username, password } = northwind.people.ada
  await session.signIn({ username, password }, keep)
  return portal.connection()?.id ?? ''
}

async function signInToExotel({ portal, session }: { portal: ActivePortal; session: SessionKeeper }, keep = true) {
  await portal.choose(exotel.url)
  await session.signIn({ ...exotel.singapore }, keep)
  return portal.connection()?.id ?? ''
}

const phonesOf = (session: SessionKeeper) =>
  session.authorized(async (token, adapter) => (await offered(adapter.phones).list(token, null)).phones.length)

describe('accounts side by side', () => {
  it('are listed as far as policy lets them be used', async () => {
    const copy = startCopy()
    await signInToNorthwind(copy)
    const second = await signInToExotel(copy)
    const listed = async ({ handlers }: ReturnType<typeof startCopy>) =>
      (await handlers['connections.list']({})).connections.map(({ id, active }) => ({ id, active }))
    expect(await listed(copy)).toHaveLength(2)
    expect(await listed(startCopy((origin) => origin !== northwind.url))).toEqual([{ id: second, active: true }])
  })

  it('stay signed in, kept or not, while the other is in use', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy, false)
    const second = await signInToExotel(copy, false)
    expect(await phonesOf(copy.session)).toBe(7)
    expect(await copy.handlers['connections.use']({ id: first })).toMatchObject({ kept: true })
    expect(await copy.session.restore()).toMatchObject({ username: northwind.people.ada.username })
    expect(await phonesOf(copy.session)).toBe(5)
    copy.portal.use(second)
    expect(await phonesOf(copy.session)).toBe(7)
    expect(ends).toEqual([])
    expect(northwind.sessions.count()).toBe(1)
  })

  it('each have one keychain item of their own, and are restored after a restart', async () => {
    const before = startCopy()
    const first = await signInToNorthwind(before)
    const second = await signInToExotel(before)
    expect([...secrets.items.keys()].toSorted()).toEqual([first, second].toSorted())
    const after = startCopy()
    expect(await after.session.restore()).toMatchObject({ username: 'northwind1' })
    after.portal.use(first)
    expect(await after.session.restore()).toMatchObject({ username: northwind.people.ada.username })
  })

  it('are not mixed up by a call that is under way when the person goes over', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    await signInToExotel(copy)
    copy.portal.use(first)
    northwind.clock.advance(61_000)
    northwind.faults.delay(100)
    const late = phonesOf(copy.session)
    copy.portal.use(settings.read().connections[1]?.id ?? '')
    expect(await phonesOf(copy.session)).toBe(7)
    expect(await late).toBe(5)
    const item = secrets.items.get(copy.portal.connection()?.id ?? '') ?? ''
    expect(JSON.parse(readKept(exotel.url, item) ?? '')).toMatchObject(exotel.singapore)
  })

  it('end alone: that of another is not told to the one in use', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    const second = await signInToExotel(copy)
    copy.portal.use(first)
    northwind.sessions.revokeAll()
    northwind.faults.delay(50)
    const late = failureOf(phonesOf(copy.session))
    copy.portal.use(second)
    expect((await late).code).toBe('session-expired')
    expect(ends).toEqual([])
    expect(secrets.items.has(first)).toBe(false)
    expect(await phonesOf(copy.session)).toBe(7)
  })

  it('do not wait for each other: a portal that does not answer delays no other account', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    const second = await signInToExotel(copy)
    copy.portal.use(first)
    northwind.clock.advance(61_000)
    northwind.faults.set('*', { kind: 'latency', ms: 5_000 })
    const ended: string[] = []
    const slow = phonesOf(copy.session).finally(() => ended.push('slow'))
    copy.portal.use(second)
    await copy.session.signIn({ ...exotel.singapore }, true)
    ended.push('other')
    expect(await slow).toBe(5)
    expect(ended).toEqual(['other', 'slow'])
  })

  it('each know whether their portal answers, also after going over and back', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    const second = await signInToExotel(copy)
    copy.portal.use(first)
    northwind.faults.set('*', { kind: 'reset' })
    await failureOf(phonesOf(copy.session))
    expect(await copy.handlers['connections.use']({ id: second })).toMatchObject({ online: true })
    expect(await copy.handlers['connections.use']({ id: first })).toMatchObject({ online: false })
    northwind.faults.clear()
    await phonesOf(copy.session)
    expect(reachable).toEqual([false, true])
    expect(await copy.handlers['connections.use']({ id: first })).toMatchObject({ online: true })
  })

  it('say whether the portal in use can be reached, not another one', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    const second = await signInToExotel(copy)
    copy.portal.use(first)
    northwind.faults.set('*', { kind: 'reset' })
    const late = failureOf(phonesOf(copy.session))
    copy.portal.use(second)
    await late
    expect(reachable).not.toContain(false)
  })

  it('are listed with what tells them apart, and no secret', async () => {
    const copy = startCopy()
    await signInToNorthwind(copy)
    await signInToExotel(copy)
    const { connections } = await copy.handlers['connections.list']({})
    expect(connections.map(({ name, account, active }) => [name, account, active])).toEqual([
      ['Northwind Voice', northwind.people.ada.username, false],
      ['Exotel (loopback)', 'northwind1', true],
    ])
    expect(JSON.stringify([connections, settings.read()])).not.toContain(exotel.singapore.apiToken)
  })

  it('are removed with their keychain item, also while another is in use or the portal cannot be reached', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    const second = await signInToExotel(copy)
    northwind.faults.set('DELETE *', { kind: 'reset' })
    const inUse = await copy.handlers['connections.remove']({ id: first })
    expect(inUse.profile?.name).toBe('Exotel (loopback)')
    expect([...secrets.items.keys()]).toEqual([second])
    expect(await phonesOf(copy.session)).toBe(7)
    expect(await copy.handlers['connections.remove']({ id: second })).toMatchObject({ profile: null, kept: false })
    expect(secrets.items.size).toBe(0)
    expect(settings.read().connections).toEqual([])
  })

  it('of one portal are several, but only one that nobody has signed in through', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    await copy.portal.choose(northwind.url)
    await copy.portal.choose(northwind.url)
    expect(copy.portal.connections()).toHaveLength(2)
    const { username, password } = northwind.people.ben
    await copy.session.signIn({ username, password }, true)
    expect(copy.portal.connection()?.id).not.toBe(first)
    expect(copy.portal.connections().map(({ account }) => account)).toEqual([northwind.people.ada.username, username])
  })

  it('are one where the same person signs in once more', async () => {
    const copy = startCopy()
    const first = await signInToNorthwind(copy)
    const second = await signInToNorthwind(copy)
    expect(second).not.toBe(first)
    expect(copy.portal.connections().map(({ id }) => id)).toEqual([second])
    expect([...secrets.items.keys()]).toEqual([second])
    await copy.session.allToldOfSignOuts()
    expect(northwind.sessions.count()).toBe(1)
    expect(ends).toEqual([])
    expect(await phonesOf(copy.session)).toBe(5)
  })

  it('are refused where there would be more than the settings hold', async () => {
    const copy = startCopy()
    await signInToNorthwind(copy)
    const [one] = copy.portal.connections()
    if (!one) throw new Error('no connection')
    const many = Array.from({ length: mostConnections }, (_, index) => ({ ...one, id: `c${index}`, account: 'ada' }))
    settings.change({ connections: many })
    const asked = exotel.requests().length
    for (const add of [copy.portal.check, copy.portal.choose]) {
      expect(await failureOf(add(exotel.url))).toEqual({ code: 'too-many-accounts', most: mostConnections })
    }
    expect(exotel.requests()).toHaveLength(asked)
    expect(settings.read().connections).toHaveLength(mostConnections)
  })

  it('has none under an id that it never gave', async () => {
    const { handlers } = startCopy()
    expect((await failureOf(handlers['connections.use']({ id: 'nobody' }))).code).toBe('not-found')
  })

  it('make a refused change once only where there is no other token to make it with', async () => {
    const copy = startCopy()
    await signInToExotel(copy)
    let made = 0
    const refused = copy.session.authorized(async () => {
      made++
      throw new Failure({ code: 'session-expired' })
    })
    expect((await failureOf(refused)).code).toBe('forbidden')
    expect(made).toBe(1)
    expect(ends).toEqual([])
  })
})
