import { call } from '../bridge.ts'
import { mayLeave, navigate } from '../routes.ts'
import { endSession, signOutError } from './session-state.ts'

/**
 * Ends the session here, at the portal and in the keychain, asking first if something is unsaved.
 * The person is signed out of the app whatever the portal says; what could not be done is told on the card.
 */
export async function signOut(): Promise<void> {
  if (!(await mayLeave())) return
  const result = await call('session.signOut', {})
  endSession('signed-out')
  if (!result.ok && result.error.code !== 'session-expired') signOutError.value = result.error
  await navigate({ name: 'sign-in' }, { replace: true, ask: false })
}
