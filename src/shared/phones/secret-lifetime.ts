/** How long a password stays on the screen, or on the clipboard, after a person asked for it, in milliseconds. */
export const secretLifetimeMs = 30_000

/** How long a QR code stays on the screen: a phone has to be unlocked and its camera aimed. */
export const codeLifetimeMs = 120_000
