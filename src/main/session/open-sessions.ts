import { Failure } from '../../shared/errors.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import type { Grant } from '../portals/facets.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import { createSerialQueue, type SerialQueue } from '../serial-queue.ts'
import type { KeptSignIns } from './kept-sign-ins.ts'

/** An account's session. Tokens stay in main. */
export interface OpenSession {
  adapter: PortalAdapter
  connection: string
  grant: Grant
  kept: boolean
}

/** The open sessions in memory, at most one per account. */
export interface OpenSessions {
  get(connection: string): OpenSession | undefined
  has(connection: string): boolean
  /** Updates every session. Returns whether there is any. */
  updateAll(update: (open: OpenSession) => OpenSession): boolean
  /** Updates an account's session, if it has one. */
  update(connection: string, update: (open: OpenSession) => OpenSession): void
  /** Forgets a session; false if another one has replaced it. */
  drop(open: OpenSession): boolean
  /** Runs work on an account after its earlier work. A slow portal delays only its own account. */
  inTurn<Value>(connection: string, work: (connection: string) => Promise<Value>): Promise<Value>
  /** Leaves an account at once. Answers to earlier requests are discarded. */
  depart(connection: string): OpenSession | undefined
  /**
   * Called before a session is requested; returns a function that adopts the grant. It stores the new refresh token
   * before the new access token is first used: until then the portal still accepts the old one, so a crash at any point
   * leaves a valid token in the keychain. If the account was left meanwhile, it ends the new session and rejects with
   * `cancelled`.
   */
  begin(connection: string): (adapter: PortalAdapter, grant: Grant, wanted: boolean) => Promise<OpenSession>
}

/** `background` ends discarded sessions at their portals. */
export function createOpenSessions(
  portal: Pick<ActivePortal, 'remember'>,
  keptSignIns: KeptSignIns,
  background: Background,
): OpenSessions {
  const sessions = new Map<string, OpenSession>()
  const queues = new Map<string, SerialQueue>()
  /** How often each account was left. */
  const departures = new Map<string, number>()
  const departuresOf = (connection: string) => departures.get(connection) ?? 0

  return {
    get: (connection) => sessions.get(connection),
    has: (connection) => sessions.has(connection),
    updateAll(update) {
      for (const [connection, open] of sessions) sessions.set(connection, update(open))
      return sessions.size > 0
    },
    update(connection, update) {
      const open = sessions.get(connection)
      if (open) sessions.set(connection, update(open))
    },
    drop: (open) => sessions.get(open.connection) === open && sessions.delete(open.connection),
    inTurn(connection, work) {
      const own = queues.get(connection) ?? createSerialQueue()
      queues.set(connection, own)
      return own(() => work(connection))
    },
    depart(connection) {
      const open = sessions.get(connection)
      departures.set(connection, departuresOf(connection) + 1)
      sessions.delete(connection)
      return open
    },
    begin(connection) {
      const departed = departuresOf(connection)
      const wasLeft = () => departed !== departuresOf(connection)
      return async (adapter, grant, wanted) => {
        const kept =
          wanted && !wasLeft() && (await keptSignIns.keep(connection, adapter.profile.url, grant.refreshToken))
        if (wasLeft()) {
          background.start(() => adapter.session.signOut(grant.accessToken))
          if (kept) await keptSignIns.forget(connection)
          throw new Failure({ code: 'cancelled' })
        }
        const open = { adapter, connection, grant, kept }
        sessions.set(connection, open)
        void portal.remember(connection, { account: grant.user.username })
        return open
      }
    },
  }
}

/** Work that only quitting waits for. */
interface Background {
  /** Starts work and ignores its failure. */
  start(work: () => Promise<unknown>): void
  /** Resolves once all work started so far has ended. Never rejects. */
  settled(): Promise<void>
}

export function createBackground(): Background {
  const underWay = new Set<Promise<void>>()
  return {
    start(work) {
      const done = work()
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    settled: async () => void (await Promise.all(underWay)),
  }
}
