import { capabilities, typedUsername } from '../session/session-state.ts'

/**
 * The email address to start a recovery with: the one that has just been found, else the one typed on the sign-in card,
 * if people sign in with their email address.
 */
export function firstEmail(told: string): string {
  if (told !== '') return told
  const typed = typedUsername.peek()
  return capabilities.peek()?.recovery.usernameIsEmail && typed.includes('@') ? typed : ''
}
