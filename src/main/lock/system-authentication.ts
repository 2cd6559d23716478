import type { SystemPreferences } from 'electron'

/** The system's own way to tell that it is the person who owns the computer's account. */
export interface SystemAuthentication {
  isOffered(): boolean
  /** Shows the system's prompt. Never rejects: false where the person declined or it failed. */
  ask(): Promise<boolean>
}

/** Touch ID. Electron offers no Windows Hello and nothing on Linux, where the two functions are missing. */
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
