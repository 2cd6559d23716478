import { navigate } from '../routes.ts'
import { recovered, rememberUsername } from '../session/session-state.ts'

/** Goes back to the login page, with the username filled in and a notice of the result. */
export async function finishRecovery(what: 'password' | 'email', username: string): Promise<void> {
  rememberUsername(username)
  recovered.value = what
  await navigate({ name: 'sign-in' }, { replace: true, ask: false })
}
