import { navigate } from '../routes.ts'
import { recovered, rememberUsername } from '../session/session-state.ts'

/** Back to the login page, with the name to sign in with filled in and a notice of what was reached. */
export async function finishRecovery(what: 'password' | 'email', username: string): Promise<void> {
  rememberUsername(username)
  recovered.value = what
  await navigate({ name: 'sign-in' }, { replace: true, ask: false })
}
