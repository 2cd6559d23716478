import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ActivePortal, createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { createLock, type Lock } from '../../../src/main/lock/lock.ts'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { startExotel } from '../../portal/exotel/exotel.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { memorySecrets, type TestSecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

let reference: RunningPortal
let settings: SettingsStore
let secrets: TestSecrets
let portal: ActivePortal
let session: SessionKeeper
let lock: Lock
let told: boolean[]
let touchId: { offered: boolean; accepts: boolean }

/** The app after a start; a second one finds what the first left. */
function startApp(given: string | null = reference.url): void {
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  portal = createActivePortal(http, settings, given === null ? null : new URL(given))
  session = createSessionKeeper(portal, secrets, { ended: () => undefined, reachable: () => undefined })
  lock = createLock({
    session,
    portal,
    settings,
    systemAuthentication: { isOffered: () => touchId.offered, ask: async () => touchId.accepts },
    changed: (locked) => told.push(locked),
  })
}

const requests = () => reference.requests().length
const readAccount = () => session.authorized((token, adapter) => offered(adapter.account).read(token))

beforeEach(async () => {
  reference = await startPortal({ phones: 1, people: 3 })
  settings = memorySettings()
  secrets = memorySecrets()
  told = []
  touchId = { offered: false, accepts: false }
  startApp()
})
afterEach(() => reference.close())

async function locked(keep = true): Promise<void> {
  const { username, password } = reference.people.ada
  await lock.session.signIn({ username, password }, keep)
  lock.lock()
}

describe('locking', () => {
  it('does nothing if nobody is signed in', () => {
    lock.lock()
    expect([lock.isLocked(), told]).toEqual([false, []])
  })

  it('forgets the access token: what is asked next has to fetch another one', async () => {
    await locked()
    expect([lock.isLocked(), told]).toEqual([true, [true]])
    const before = requests()
    await readAccount()
    expect(
      reference
        .requests()
        .slice(before)
        .map(({ path }) => path)
        .some((path) => path.includes('refresh')),
    ).toBe(true)
  })

  it('outlasts the end of the app, for a sign-in that is kept', async () => {
    await locked()
    told = []
    startApp()
    expect(lock.isLocked()).toBe(true)
    expect(await lock.session.restore()).toMatchObject({ username: reference.people.ada.username })
    expect([lock.isLocked(), told]).toEqual([true, [true]])
  })

  it('is over after a restart where nothing was kept: the password is asked for anyway', async () => {
    await locked(false)
    startApp()
    expect(lock.isLocked()).toBe(false)
  })
})

describe('unlocking', () => {
  it('takes the password of the person who is signed in', async () => {
    await locked()
    await lock.unlock({ password: reference.people.ada.password })
    expect([lock.isLocked(), told]).toEqual([false, [true, false]])
    await expect(readAccount()).resolves.toMatchObject({ username: reference.people.ada.username })
  })

  it.each(['', 'wrong', 'ben'])('stays locked and gets no token for the password %j', async (typed) => {
    await locked()
    const password = typed === 'ben' ? reference.people.ben.password : typed
    await expect(lock.unlock({ password })).rejects.toThrow()
    expect(lock.isLocked()).toBe(true)
    const before = requests()
    await readAccount()
    expect(requests()).toBeGreaterThan(before + 1)
  })

  it('stays locked while the portal cannot be asked', async () => {
    await locked()
    reference.faults.set('*', { kind: 'reset' })
    await expect(lock.unlock({ password: reference.people.ada.password })).rejects.toThrow('portal-unavailable')
    expect(lock.isLocked()).toBe(true)
  })

  it('signs nobody else in meanwhile', async () => {
    await locked()
    const { username, password } = reference.people.ben
    await expect(lock.session.signIn({ username, password }, false)).rejects.toThrow('locked')
    expect(lock.isLocked()).toBe(true)
  })

  it('by signing out leaves every account, at the portal and in the keychain', async () => {
    await locked()
    await lock.session.signOut()
    await lock.session.allToldOfSignOuts()
    expect([lock.isLocked(), secrets.items.size, reference.sessions.count()]).toEqual([false, 0, 0])
  })
})

describe('several accounts side by side', () => {
  it('are all signed out of by signing out of a locked app, because nobody has shown that they may use them', async () => {
    const { ada, ben } = reference.people
    await lock.session.signIn({ username: ada.username, password: ada.password }, true)
    await portal.choose(reference.url)
    await lock.session.signIn({ username: ben.username, password: ben.password }, true)
    expect(secrets.items.size).toBe(2)
    lock.lock()
    await lock.session.signOut()
    await lock.session.allToldOfSignOuts()
    expect([secrets.items.size, reference.sessions.count()]).toEqual([0, 0])
  })
})

describe('a lock is opened by who locked it', () => {
  const active = () => portal.connection()?.id ?? ''
  const kept = () => [...secrets.items.keys()]

  /** Ada at two accounts, the first one in use and locked. Gives their ids. */
  async function lockedWithTwo(): Promise<[first: string, second: string]> {
    const { ada, cleo } = reference.people
    await lock.session.signIn({ username: ada.username, password: ada.password }, true)
    const first = active()
    await portal.choose(reference.url)
    await lock.session.signIn({ username: cleo.username, password: cleo.password }, true)
    const second = active()
    portal.use(first)
    lock.lock()
    return [first, second]
  }
  const signIn = ({ username, password }: { username: string; password: string }, keep = false) =>
    lock.session.signIn({ username, password }, keep)

  it('so somebody else’s sign-in, after the session of the account in use has ended, first signs out of the others', async () => {
    const [first, second] = await lockedWithTwo()
    reference.sessions.revokeAll()
    await expect(lock.unlock({ password: 'anything' })).rejects.toThrow('session-expired')
    expect(lock.isLocked()).toBe(true)
    await signIn(reference.people.ben)
    expect(lock.isLocked()).toBe(false)
    expect(kept()).toEqual([])
    expect([session.isOpen(first), session.isOpen(second), portal.isKept(second)]).toEqual([true, false, false])
    portal.use(second)
    expect(await lock.session.restore()).toBeNull()
  })

  it('and their own sign-in, after that session has ended, leaves them every account', async () => {
    const [, second] = await lockedWithTwo()
    await session.forget(active())
    await signIn(reference.people.ada)
    expect(lock.isLocked()).toBe(false)
    portal.use(second)
    expect(await lock.session.restore()).toMatchObject({ username: reference.people.cleo.username })
  })

  it('also after a restart: the session ended while the app was closed', async () => {
    const [first, second] = await lockedWithTwo()
    await session.forget(first)
    startApp()
    expect([lock.isLocked(), active()]).toEqual([true, first])
    expect(await lock.session.restore()).toBeNull()
    await signIn(reference.people.ben)
    expect([lock.isLocked(), kept(), portal.isKept(second)]).toEqual([false, [], false])
  })

  it('also where the app was started at another account: it comes back to that of the lock', async () => {
    const [first] = await lockedWithTwo()
    const other = await startPortal({ phones: 1 })
    try {
      startApp(other.url)
      expect([lock.isLocked(), active()]).toEqual([true, first])
      expect(await lock.session.restore()).not.toBeNull()
      await lock.unlock({ password: reference.people.ada.password })
      expect([lock.isLocked(), kept().length]).toEqual([false, 2])
    } finally {
      await other.close()
    }
  })

  it('also where the app was ended after somebody else had signed in and before the others were signed out', async () => {
    const [first, second] = await lockedWithTwo()
    const { ben } = reference.people
    await session.forget(first)
    // What is on disk at that moment: the sign-in went past the lock.
    await session.signIn({ username: ben.username, password: ben.password }, true)
    startApp()
    expect(await lock.session.restore()).toMatchObject({ username: ben.username })
    await lock.unlock({ password: ben.password })
    expect([lock.isLocked(), kept(), portal.isKept(second)]).toEqual([false, [first], false])
  })

  it('also where an earlier version of the app wrote no owner down', async () => {
    const [first] = await lockedWithTwo()
    settings.change({ lockOwner: null })
    startApp()
    expect(await lock.session.restore()).not.toBeNull()
    await lock.unlock({ password: reference.people.ada.password })
    expect([lock.isLocked(), active(), kept().length]).toEqual([false, first, 2])
  })

  it('and Touch ID opens nothing while an account is signed in that is not kept', async () => {
    touchId = { offered: true, accepts: true }
    const { ada, cleo } = reference.people
    await signIn(cleo, false)
    await portal.choose(reference.url)
    await signIn(ada, true)
    lock.lock()
    await expect(lock.unlockBySystem()).rejects.toThrow('cancelled')
    expect(lock.isLocked()).toBe(true)
  })
})

describe('an app closes, although nobody is signed in at this moment,', () => {
  it('while a kept sign-in waits for the network, and stays closed when the network is back', async () => {
    const { username, password } = reference.people.ada
    await lock.session.signIn({ username, password }, true)
    startApp()
    reference.faults.set('*', { kind: 'reset' })
    await expect(lock.session.restore()).rejects.toThrow('portal-unavailable')
    lock.lock()
    expect([lock.isLocked(), settings.read().locked]).toEqual([true, true])
    reference.faults.clear()
    expect(await lock.session.restore()).toMatchObject({ username })
    expect(lock.isLocked()).toBe(true)
    await lock.unlock({ password })
    expect(lock.isLocked()).toBe(false)
  })

  it('while another account is kept, and shows that one', async () => {
    const { username, password } = reference.people.ada
    await lock.session.signIn({ username, password }, true)
    const first = portal.connection()?.id
    const other = await startPortal({ phones: 1 })
    try {
      await portal.choose(other.url)
      lock.lock()
      expect([lock.isLocked(), portal.connection()?.id]).toEqual([true, first])
      await lock.unlock({ password })
      expect([lock.isLocked(), secrets.items.size]).toEqual([false, 1])
    } finally {
      await other.close()
    }
  })

  it('while somebody is signing in, and is open to their password', async () => {
    const { username, password } = reference.people.ada
    const signingIn = lock.session.signIn({ username, password }, false)
    lock.lock()
    expect(lock.isLocked()).toBe(true)
    await signingIn
    expect(lock.isLocked()).toBe(true)
    await expect(lock.unlock({ password: 'wrong' })).rejects.toThrow('invalid-credentials')
    await lock.unlock({ password })
    expect(lock.isLocked()).toBe(false)
  })

  it('and opens where that sign-in failed and there is nothing to close', async () => {
    const signingIn = lock.session.signIn({ username: 'ada', password: 'wrong' }, false)
    lock.lock()
    await expect(signingIn).rejects.toThrow('invalid-credentials')
    expect([lock.isLocked(), told]).toEqual([false, [true, false]])
  })
})

describe('a portal that signs in by keys', () => {
  it('unlocks with those of the account that is signed in, and with nobody else’s', async () => {
    const exotel = await startExotel({ users: 1 })
    try {
      await portal.choose(exotel.url)
      await lock.session.signIn(exotel.singapore, true)
      lock.lock()
      await expect(lock.unlock(exotel.mumbai)).rejects.toThrow('invalid-credentials')
      await expect(lock.unlock({ apiKey: 'wrong', apiToken: 'wrong' })).rejects.toThrow('invalid-credentials')
      expect(lock.isLocked()).toBe(true)
      const { apiKey, apiToken } = exotel.singapore
      await lock.unlock({ apiKey, apiToken })
      expect(lock.isLocked()).toBe(false)
    } finally {
      await exotel.close()
    }
  })
})

describe('Touch ID', () => {
  it('opens the lock of a sign-in that is kept, if the person agrees', async () => {
    touchId = { offered: true, accepts: true }
    await locked()
    await lock.unlockBySystem()
    expect(lock.isLocked()).toBe(false)
  })

  it.each([
    ['declined', true, { offered: true, accepts: false }],
    ['not offered by the system', true, { offered: false, accepts: true }],
    ['for a sign-in that is not kept', false, { offered: true, accepts: true }],
  ])('opens nothing when it is %s', async (_what, keep, system) => {
    touchId = system
    await locked(keep)
    await expect(lock.unlockBySystem()).rejects.toThrow('cancelled')
    expect(lock.isLocked()).toBe(true)
  })
})
