import { Failure } from '../../shared/errors.ts'
import { cleanIdentifier } from '../../shared/text/typed-text.ts'
import type { AccountFacet, SessionFacet } from '../portals/facets.ts'
import type { PortalAdapter } from '../portals/portal-adapter.ts'
import { createSerialQueue, type SerialQueue } from '../serial-queue.ts'

/**
 * How many wrong passwords of one person are passed on to a portal within the period below, in milliseconds, and how
 * many of all people together: one who mistypes must not keep a colleague out, nor may a page try every name.
 */
const mostOfOne = 10
const mostOfAll = 30
const within = 15 * 60_000

interface Origin {
  queue: SerialQueue
  /** Whose password was wrong, and when; oldest first. */
  wrong: { who: string; at: number }[]
}

/** Names are compared as most portals do, so that another spelling is not another person. */
const personOf = (name: string | undefined) => cleanIdentifier(name ?? '').toLowerCase()

/**
 * Counts the wrong passwords of each portal, by person and across all calls, so that a compromised page cannot keep
 * guessing at a portal without a limit. Beyond the limit, calls reject with `too-many-attempts` before anything is
 * sent. Guesses at one portal run one after the other, because concurrent ones would not have been counted yet.
 *
 * `now` gives milliseconds since 1970-01-01 UTC, `account` the username of the session that calls are made with.
 */
export function createGuesses(now: () => number, account: () => string): (adapter: PortalAdapter) => PortalAdapter {
  const origins = new Map<string, Origin>()

  const inTurn = <Value>({ queue, wrong }: Origin, who: string, guess: () => Promise<Value>): Promise<Value> =>
    queue(async () => {
      while (wrong[0] !== undefined && wrong[0].at + within <= now()) wrong.shift()
      const own = wrong.filter((guessed) => guessed.who === who)
      const over = own.length >= mostOfOne ? own : wrong.length >= mostOfAll ? wrong : []
      const [oldest] = over
      if (oldest) throw new Failure({ code: 'too-many-attempts', retryAt: oldest.at + within })
      try {
        return await guess()
      } catch (cause) {
        if (cause instanceof Failure && cause.error.code === 'invalid-credentials') wrong.push({ who, at: now() })
        throw cause
      }
    })

  return (adapter) => {
    const origin = origins.get(adapter.profile.url) ?? { queue: createSerialQueue(), wrong: [] }
    origins.set(adapter.profile.url, origin)
    const counted = <Value>(guess: () => Promise<Value>) => inTurn(origin, personOf(account()), guess)
    /** A call without a password is not a guess. */
    const countedWith = <Value>(
      { currentPassword }: { currentPassword?: string | undefined },
      guess: () => Promise<Value>,
    ) => (currentPassword === undefined ? guess() : counted(guess))
    const countedSession = ({ signIn, reauthenticate, ...others }: SessionFacet): SessionFacet => ({
      ...others,
      signIn: (fields) => inTurn(origin, personOf(fields.username ?? fields.accountSid), () => signIn(fields)),
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
