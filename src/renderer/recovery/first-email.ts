import { capabilities, typedUsername } from '../session/session-state.ts'

/** The e-mail address to begin a recovery with: the one typed on the sign-in card, where people sign in by theirs. */
export function firstEmail(): string {
  const typed = typedUsername.peek()
  return capabilities.peek()?.recovery.usernameIsEmail && typed.includes('@') ? typed : ''
}
