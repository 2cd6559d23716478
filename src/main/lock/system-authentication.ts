import type { SystemPreferences } from 'electron'

/** The system's own check that the account's owner is at the keyboard. */
export interface SystemAuthentication {
  isOffered(): boolean
  /** Shows the system's prompt. Never rejects: false if the person declined or it failed. */
  ask(): Promise<boolean>
}

/**
 * Touch ID. Electron does not offer Windows Hello, and nothing on Linux, where the two functions are missing.
 *
 * @param purpose says what it is for, in the words that macOS shows
 */
export function createSystemAuthentication(
  system: Partial<Pick<SystemPreferences, 'canPromptTouchID' | 'promptTouchID'>>,
  platform: NodeJS.Platform,
  purpose: () => string,
): SystemAuthentication {
  const isOffered = () => platform === 'darwin' && system.canPromptTouchID?.() === true
  return {
    isOffered,
    async ask() {
      if (!isOffered() || !system.promptTouchID) return false
      return system.promptTouchID(purpose()).then(
        () => true,
        () => false,
      )
    },
  }
}
