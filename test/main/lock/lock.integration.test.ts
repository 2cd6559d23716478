import { describe, expect, it } from 'vitest'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { startExotel } from '../../portal/exotel/exotel.ts'
import { startPortal } from '../../portal/portal.ts'
import { lock, locked, portal, reference, secrets, session, settings, startApp, told, touchId } from './lock-app.ts'

const requests = () => reference.requests().length
const readAccount = () => session.authorized((token, adapter) => offered(adapter.account).read(token))

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
    told.length = 0
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
    Object.assign(touchId, { offered: true, accepts: true })
    await locked()
    await lock.unlockBySystem()
    expect(lock.isLocked()).toBe(false)
  })

  it.each([
    ['declined', true, { offered: true, accepts: false }],
    ['not offered by the system', true, { offered: false, accepts: true }],
    ['for a sign-in that is not kept', false, { offered: true, accepts: true }],
  ])('opens nothing when it is %s', async (_what, keep, system) => {
    Object.assign(touchId, system)
    await locked(keep)
    await expect(lock.unlockBySystem()).rejects.toThrow('cancelled')
    expect(lock.isLocked()).toBe(true)
  })
})
