import type { SystemPreferences } from 'electron'

/** The system's own check that the account's owner is at the keyboard. */
export interface SystemAuthentication {
  isOffered(): boolean
  /** Shows the system's prompt. Never rejects: false if the person declined or it failed. */
  ask(): Promise<boolean>
}

/** Touch ID. Electron does not offer Windows Hello, and nothing on Linux, where the two functions are missing. */
export function createSystemAuthentication(
  system: Partial<Pick<SystemPreferences, 'canPromptTouchID' | 'promptTouchID'>>,
  platform: NodeJS.Platform,
): SystemAuthentication {
  const isOffered = () => platform === 'darwin' && system.canPromptTouchID?.() === true
  return {
    isOffered,
    async ask() {
      if (!isOffered() || !system.promptTouchID) return false
      // macOS writes "Call Record Portal is trying to …" before it.
      return system.promptTouchID('unlock your phones and passwords').then(
        () => true,
        () => false,
      )
    },
  }
}
