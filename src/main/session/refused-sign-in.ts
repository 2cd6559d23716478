import { Failure } from '../../shared/errors.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { allowsKeeping } from '../../shared/session/policy.ts'
import type { Session, SignIn } from '../../shared/session/session.ts'
import type { SessionKeeper } from './session-keeper.ts'

/** How long what was entered is held, in milliseconds: long enough to read the question and answer it. */
const holdFor = 2 * 60_000

/** A sign-in that the portal refused, perhaps only because of the region. */
export interface RefusedSignIn {
  /** Runs a sign-in, and holds what was entered if its region may be why the portal refuses it. */
  attempt(signIn: SignIn): Promise<Session>
  /** Sends what is held once more, to another region; null if nothing is held any more. */
  attemptAt(region: string): Promise<Session | null>
  forget(): void
}

/**
 * Holds the keys of a refused sign-in in memory for one more attempt, so that nobody has to paste them again. No sign-in
 * is kept where `policy` forbids it, whatever the page asks for.
 */
export function createRefusedSignIn(session: Pick<SessionKeeper, 'signIn'>, policy: () => Policy): RefusedSignIn {
  const signIn = ({ fields, keepSignedIn }: SignIn) => session.signIn(fields, keepSignedIn && allowsKeeping(policy()))
  let held: SignIn | null = null
  let timer: NodeJS.Timeout | undefined
  const forget = () => {
    clearTimeout(timer)
    held = null
  }
  const hold = (entered: SignIn) => {
    held = entered
    timer = setTimeout(forget, holdFor).unref()
  }
  return {
    async attempt(entered) {
      forget()
      try {
        return await signIn(entered)
      } catch (cause) {
        if (isOfRegion(cause)) hold(entered)
        throw cause
      }
    },
    async attemptAt(region) {
      if (!held) return null
      const { fields, keepSignedIn } = held
      forget()
      try {
        return await signIn({ fields: { ...fields, region }, keepSignedIn })
      } catch (cause) {
        // It has now been refused in both, so the keys are wrong.
        throw isOfRegion(cause) ? new Failure({ code: 'invalid-credentials' }) : cause
      }
    },
    forget,
  }
}

const isOfRegion = (cause: unknown) =>
  cause instanceof Failure && cause.error.code === 'invalid-credentials' && cause.error.suspect === 'region'
