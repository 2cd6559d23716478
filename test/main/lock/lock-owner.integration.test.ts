import { describe, expect, it } from 'vitest'
import { startPortal } from '../../portal/portal.ts'
import { lock, portal, reference, secrets, session, settings, startApp, touchId } from './lock-app.ts'

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
    Object.assign(touchId, { offered: true, accepts: true })
    const { ada, cleo } = reference.people
    await signIn(cleo, false)
    await portal.choose(reference.url)
    await signIn(ada, true)
    lock.lock()
    await expect(lock.unlockBySystem()).rejects.toThrow('cancelled')
    expect(lock.isLocked()).toBe(true)
  })
})
