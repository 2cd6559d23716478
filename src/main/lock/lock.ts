import { isDeepStrictEqual } from 'node:util'
import { Failure } from '../../shared/errors.ts'
import type { SignIn } from '../../shared/session/session.ts'
import type { Connection, LockOwner } from '../../shared/settings/settings.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import type { SettingsStore } from '../settings/open-settings.ts'
import type { SystemAuthentication } from './system-authentication.ts'

/** The lock: signed in, but closed until the person reauthenticates. */
export interface Lock {
  isLocked(): boolean
  /** Drops access tokens and secrets and locks the app. Does nothing if no account is signed in, kept or signing in. */
  lock(): void
  /** Unlocks with the secret sign-in fields of the account in use. Rejects as signing in does. */
  unlock(fields: SignIn['fields']): Promise<void>
  /** How many accounts are signed in, all of which signing out would end. */
  signedInAccounts(): number
  /** Whether the system can unlock the app: Touch ID, if every sign-in is kept. */
  offersSystemAuthentication(): boolean
  /** Unlocks with the system's own authentication. Rejects with `cancelled` if it did not succeed. */
  unlockBySystem(): Promise<void>
  /** The session, where signing in and signing out also unlock. */
  readonly session: SessionKeeper
}

export interface LockDependencies {
  session: SessionKeeper
  portal: Pick<ActivePortal, 'connection' | 'connections' | 'adapter' | 'use'>
  settings: SettingsStore
  systemAuthentication: SystemAuthentication
  /** Called at each change. On locking, every secret outside this module must be removed. */
  changed(locked: boolean): void
}

/**
 * Creates the lock. Its owner is saved, so that restarting the app does not unlock it; an account whose sign-in is not
 * kept needs its password then anyway. Someone else who unlocks the app has only shown that they may use their own
 * account, so the other accounts are signed out first.
 */
export function createLock({ session, portal, settings, systemAuthentication, changed }: LockDependencies): Lock {
  const ownerIn = (connection: Connection | null): LockOwner => ({
    connection: connection?.id ?? '',
    account: connection?.account ?? '',
  })
  const isTaken = ({ id, kept }: Connection) => kept || session.isOpen(id)

  /** A new object for each lock; null while the app is unlocked. */
  let owner = ownerBefore()
  let signingIn = 0

  const set = (next: LockOwner | null) => {
    owner = next
    settings.change({ locked: next !== null, lockOwner: next })
    changed(next !== null)
  }

  /** The account in use if it is signed in or signing in; otherwise another one, which becomes active. */
  function ownerNow(): LockOwner | null {
    const active = portal.connection()
    const isBusy = active !== null && (isTaken(active) || signingIn > 0)
    const about = isBusy ? active : portal.connections().findLast(isTaken)
    if (!about) return null
    if (!isBusy) goOver(about.id)
    return ownerIn(about)
  }

  /**
   * The lock that the previous run left. The app may have started with another account than the locked one. If someone
   * else signed in there before the app quit, the lock has no owner any more.
   */
  function ownerBefore(): LockOwner | null {
    const { locked, lockOwner } = settings.read()
    if (!locked) return null
    if (portal.connections().every(({ kept }) => !kept)) {
      settings.change({ locked: false, lockOwner: null })
      return null
    }
    if (!lockOwner) return ownerIn(portal.connection())
    const about = portal.connections().find(({ id }) => id === lockOwner.connection)
    if (about) goOver(about.id)
    return about?.account === lockOwner.account ? lockOwner : ownerIn(null)
  }

  /** Switches to an account, unless it was removed or policy no longer allows it. */
  function goOver(connection: string): void {
    try {
      portal.use(connection)
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause
    }
  }

  /** Removes the lock that was there when reauthentication began; a later lock stays. */
  async function open(closed: LockOwner | null, isOwner: boolean): Promise<void> {
    const { id: own = '' } = portal.connection() ?? {}
    const others = portal.connections().filter(({ id }) => id !== own)
    if (closed && !isOwner) await Promise.all(others.map(({ id }) => session.forget(id)))
    if (closed && owner === closed) set(null)
  }

  const offersSystemAuthentication = () =>
    portal.connection()?.kept === true &&
    portal.connections().every(({ id, kept }) => kept || !session.isOpen(id)) &&
    systemAuthentication.isOffered()

  /**
   * Has the portal check the person's password. A portal that cannot is asked for a new sign-in, which must be by the
   * same person.
   */
  async function reauthenticate(fields: SignIn['fields']): Promise<void> {
    const adapter = await portal.adapter()
    const { signIn, reauthenticate } = adapter.session
    if (reauthenticate) return session.authorized((token) => reauthenticate(token, fields.password ?? ''))
    const { remembered, account } = portal.connection() ?? {}
    const { user } = await signIn({ ...remembered, ...fields })
    if (user.username !== account) throw new Failure({ code: 'invalid-credentials' })
  }

  return {
    isLocked: () => owner !== null,
    lock() {
      if (owner) return
      session.dropAccessTokens()
      const next = ownerNow()
      if (next) set(next)
    },
    async unlock(fields) {
      const closed = owner
      try {
        await reauthenticate(fields)
      } catch (cause) {
        session.dropAccessTokens()
        throw cause
      }
      await open(closed, portal.connection()?.id === closed?.connection)
    },
    signedInAccounts: () => portal.connections().filter(isTaken).length,
    offersSystemAuthentication,
    async unlockBySystem() {
      const closed = owner
      if (!offersSystemAuthentication() || !(await systemAuthentication.ask())) throw new Failure({ code: 'cancelled' })
      if (closed && owner === closed) set(null)
    },
    session: {
      ...session,
      async signIn(fields, keepSignedIn) {
        const closed = owner
        if (closed && session.isOpen(portal.connection()?.id ?? '')) throw new Failure({ code: 'locked' })
        signingIn++
        try {
          const signedIn = await session.signIn(fields, keepSignedIn)
          await open(closed, isDeepStrictEqual(closed, ownerIn(portal.connection())))
          return signedIn
        } finally {
          signingIn--
          // The person who was signing in when the app was locked owns the lock.
          if (owner && !closed) {
            session.dropAccessTokens()
            set(ownerNow())
          }
        }
      },
      async restore() {
        const restored = await session.restore()
        if (owner && restored) {
          session.dropAccessTokens()
          changed(true)
        }
        return restored
      },
      /** On the lock screen, signing out leaves all accounts, because the person has not reauthenticated for any. */
      async signOut() {
        await session.signOut()
        if (!owner) return
        await Promise.all(portal.connections().map(({ id }) => session.forget(id)))
        set(null)
      },
    },
  }
}
