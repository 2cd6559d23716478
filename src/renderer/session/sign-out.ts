import { call } from '../bridge.ts'
import { mayLeave } from '../leaving/leave-guard.ts'
import { navigate } from '../routes.ts'
import { endSession, signOutError } from './session-state.ts'

/**
 * Ends the session here, at the portal and in the keychain, asking first if something is unsaved.
 * The person is signed out of the app whatever the portal answers; the card shows what could not be done.
 */
export async function signOut(): Promise<void> {
  if (!(await mayLeave())) return
  const signingOut = call('session.signOut', {})
  // Do not wait for the portal and the keychain, which may be slow.
  endSession('signed-out')
  await navigate({ name: 'sign-in' }, { replace: true, ask: false })
  const result = await signingOut
  if (!result.ok && result.error.code !== 'session-expired') signOutError.value = result.error
}
