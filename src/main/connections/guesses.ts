import { Failure } from '../../shared/errors.ts'
import type { AccountFacet, SessionFacet } from '../portals/facets.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import { createSerialQueue, type SerialQueue } from '../serial-queue.ts'

/** How many wrong passwords are passed on to a portal within the period below, in milliseconds. */
const most = 10
const within = 15 * 60_000

interface Origin {
  queue: SerialQueue
  /** When a password was wrong, oldest first. */
  wrong: number[]
}

/**
 * Counts the wrong passwords of each portal, across all accounts and calls, so that a compromised page cannot keep
 * guessing at a portal without a limit. Beyond the limit, calls reject with `too-many-attempts` before anything is
 * sent. Guesses at one portal run one after the other, because concurrent ones would not have been counted yet.
 *
 * `now` gives milliseconds since 1970-01-01 UTC.
 */
export function createGuesses(now: () => number): (adapter: PortalAdapter) => PortalAdapter {
  const origins = new Map<string, Origin>()

  const inTurn = <Value>({ queue, wrong }: Origin, guess: () => Promise<Value>): Promise<Value> =>
    queue(async () => {
      while (wrong[0] !== undefined && wrong[0] + within <= now()) wrong.shift()
      const [oldest] = wrong
      if (oldest !== undefined && wrong.length >= most) {
        throw new Failure({ code: 'too-many-attempts', retryAt: oldest + within })
      }
      try {
        return await guess()
      } catch (cause) {
        if (cause instanceof Failure && cause.error.code === 'invalid-credentials') wrong.push(now())
        throw cause
      }
    })

  return (adapter) => {
    const origin = origins.get(adapter.profile.url) ?? { queue: createSerialQueue(), wrong: [] }
    origins.set(adapter.profile.url, origin)
    const counted = <Value>(guess: () => Promise<Value>) => inTurn(origin, guess)
    /** A call without a password is not a guess. */
    const countedWith = <Value>(
      { currentPassword }: { currentPassword?: string | undefined },
      guess: () => Promise<Value>,
    ) => (currentPassword === undefined ? guess() : counted(guess))
    const countedSession = ({ signIn, reauthenticate, ...others }: SessionFacet): SessionFacet => ({
      ...others,
      signIn: (fields) => counted(() => signIn(fields)),
      ...(reauthenticate && {
        reauthenticate: (token, password) => counted(() => reauthenticate(token, password)),
      }),
    })
    const countedAccount = ({
      change,
      setVoicemailPin,
      setOperatorPassword,
      ...others
    }: AccountFacet): AccountFacet => ({
      ...others,
      change: (token, asked) => countedWith(asked, () => change(token, asked)),
      ...(setVoicemailPin && {
        setVoicemailPin: (token, asked) => countedWith(asked, () => setVoicemailPin(token, asked)),
      }),
      ...(setOperatorPassword && {
        setOperatorPassword: (token, asked) => countedWith(asked, () => setOperatorPassword(token, asked)),
      }),
    })
    return {
      ...adapter,
      session: countedSession(adapter.session),
      ...(adapter.account && { account: countedAccount(adapter.account) }),
    }
  }
}
