import { Failure } from '../../shared/errors.ts'
import type { SignIn } from '../../shared/session.ts'
import type { ActivePortal } from '../portal/active-portal.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { SystemProof } from './system-proof.ts'

/** Whether the app is locked: signed in, and closed until the person proves who they are. */
export interface Lock {
  isLocked(): boolean
  /** Takes access tokens and secrets away and closes the app; nothing where nobody is signed in. */
  lock(): void
  /** Opens it again with the secret sign-in fields of the account in use. Rejects as signing in does. */
  unlock(fields: SignIn['fields']): Promise<void>
  /** Whether the system can tell that it is the person: Touch ID, for a sign-in that is kept. */
  offersSystemProof(): boolean
  /** Opens it again by the system's word; rejects with `cancelled` where the person did not give it. */
  unlockBySystem(): Promise<void>
  /** The session, for which signing in and out also open the lock. */
  readonly session: SessionKeeper
}

export interface LockParts {
  session: SessionKeeper
  portal: Pick<ActivePortal, 'connection' | 'connections' | 'provider'>
  settings: SettingsStore
  systemProof: SystemProof
  /** Hears each change. On locking, whatever secret is outside of here must go. */
  changed(locked: boolean): void
}

/**
 * The lock. That it is closed is written down, so that ending the app and starting it again does not
 * open it; an account that is not kept needs its password then anyway.
 */
export function createLock({ session, portal, settings, systemProof, changed }: LockParts): Lock {
  let locked = settings.read().locked && portal.connections().some(({ kept }) => kept)

  const set = (next: boolean) => {
    locked = next
    settings.change({ locked })
    changed(locked)
  }
  const isOpen = () => session.isOpen(portal.connection()?.id ?? '')
  const offersSystemProof = () => portal.connection()?.kept === true && systemProof.isOffered()

  /** The portal itself says whether it is the person; one that cannot is asked for a sign-in, which must be the same one's. */
  async function prove(fields: SignIn['fields']): Promise<void> {
    const provider = await portal.provider()
    const hasPassword = provider.capabilities.signIn.fields.some(({ name }) => name === 'password')
    if (hasPassword) return session.authorized((token) => provider.prove(token, fields.password ?? ''))
    const { remembered, account } = portal.connection() ?? {}
    const { user } = await provider.signIn({ ...remembered, ...fields })
    if (user.username !== account) throw new Failure({ code: 'invalid-credentials' })
  }

  return {
    isLocked: () => locked,
    lock() {
      if (!locked && session.dropAccessTokens()) set(true)
    },
    async unlock(fields) {
      try {
        await prove(fields)
      } catch (cause) {
        session.dropAccessTokens()
        throw cause
      }
      if (locked) set(false)
    },
    offersSystemProof,
    async unlockBySystem() {
      if (!offersSystemProof() || !(await systemProof.ask())) throw new Failure({ code: 'cancelled' })
      if (locked) set(false)
    },
    session: {
      ...session,
      async signIn(fields, keepSignedIn) {
        if (locked && isOpen()) throw new Failure({ code: 'locked' })
        const signedIn = await session.signIn(fields, keepSignedIn)
        if (locked) set(false)
        return signedIn
      },
      async restore() {
        const restored = await session.restore()
        if (locked && restored) {
          session.dropAccessTokens()
          changed(true)
        }
        return restored
      },
      /** From the lock screen all accounts are left: who does it has not shown that they may use any. */
      async signOut() {
        await session.signOut()
        if (!locked) return
        await Promise.all(portal.connections().map(({ id }) => session.forget(id)))
        set(false)
      },
    },
  }
}
