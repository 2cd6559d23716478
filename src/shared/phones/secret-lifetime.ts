/** How long a password stays on the screen, or on the clipboard, after a person asked for it, in milliseconds. */
export const secretLifetimeMs = 30_000
