/** Has the app remove every sign-in that it kept, without a window. The Windows uninstaller gives it (assets/windows). */
export const forgetOption = '--forget-sign-ins'

/** Whether a command line asks for that, word for word. */
export const asksToForget = (argv: readonly string[]): boolean => argv.includes(forgetOption)
