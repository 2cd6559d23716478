import { isDeepStrictEqual } from 'node:util'
import { Failure } from '../../shared/errors.ts'
import type { SignIn } from '../../shared/session/session.ts'
import type { Connection, LockOwner } from '../../shared/settings/settings.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { SystemAuthentication } from './system-authentication.ts'

/** Whether the app is locked: signed in, and closed until the person proves who they are. */
export interface Lock {
  isLocked(): boolean
  /** Takes access tokens and secrets away and closes the app; nothing where no account is signed in, kept or signing in. */
  lock(): void
  /** Opens it again with the secret sign-in fields of the account in use. Rejects as signing in does. */
  unlock(fields: SignIn['fields']): Promise<void>
  /** Whether the system can tell that it is the person: Touch ID, where every sign-in is kept. */
  offersSystemAuthentication(): boolean
  /** Opens it again by the system's word; rejects with `cancelled` where the person did not give it. */
  unlockBySystem(): Promise<void>
  /** The session, for which signing in and out also open the lock. */
  readonly session: SessionKeeper
}

export interface LockDependencies {
  session: SessionKeeper
  portal: Pick<ActivePortal, 'connection' | 'connections' | 'adapter' | 'use'>
  settings: SettingsStore
  systemAuthentication: SystemAuthentication
  /** Hears each change. On locking, whatever secret is outside of here must go. */
  changed(locked: boolean): void
}

/**
 * The lock. Whose it is is written down, so that ending the app and starting it again does not open it;
 * an account that is not kept needs its password then anyway. Whoever opens it and is not who locked it
 * has shown that they may use their own account and no other: the others are signed out first.
 */
export function createLock({ session, portal, settings, systemAuthentication, changed }: LockDependencies): Lock {
  const ownerIn = (connection: Connection | null): LockOwner => ({
    connection: connection?.id ?? '',
    account: connection?.account ?? '',
  })
  const isTaken = ({ id, kept }: Connection) => kept || session.isOpen(id)

  /** Another object for each locking; null while the app is open. */
  let owner = ownerBefore()
  let signingIn = 0

  const set = (next: LockOwner | null) => {
    owner = next
    settings.change({ locked: next !== null, lockOwner: next })
    changed(next !== null)
  }

  /** The account in use while it is signed in or signing in; else another one, which it goes over to. */
  function ownerNow(): LockOwner | null {
    const active = portal.connection()
    const isBusy = active !== null && (isTaken(active) || signingIn > 0)
    const about = isBusy ? active : portal.connections().findLast(isTaken)
    if (!about) return null
    if (!isBusy) goOver(about.id)
    return ownerIn(about)
  }

  /**
   * A lock left behind by the run before. The start may have led to another account than the one that it is about. Where
   * somebody else signed in there before the end, nobody is its owner any more.
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

  /** An account that is gone, or that the organisation no longer allows, is not gone over to. */
  function goOver(connection: string): void {
    try {
      portal.use(connection)
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause
    }
  }

  /** Opens what was closed when the proof was begun; a later lock stays. */
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

  /** The portal itself says whether it is the person; one that cannot is asked for a sign-in, which must be the same one's. */
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
          // Who was signing in when the app was locked is who locked it.
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
      /** From the lock screen all accounts are left: who does it has not shown that they may use any. */
      async signOut() {
        await session.signOut()
        if (!owner) return
        await Promise.all(portal.connections().map(({ id }) => session.forget(id)))
        set(null)
      },
    },
  }
}
