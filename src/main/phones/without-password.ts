/** Shorter ones occur in many words; replacing those would make the text unreadable. */
const shortestPassword = 4

/** Replaces the password, which a server may repeat, by an ellipsis. */
export function withoutPassword(text: string, password: string): string {
  return password.length >= shortestPassword ? text.replaceAll(password, '…') : text
}

/** Applies {@link withoutPassword} to what a server said, if anything; the rest is unchanged. */
export function saidWithoutPassword<Told extends object>(told: Told, password: string): Told {
  return 'serverSaid' in told && typeof told.serverSaid === 'string'
    ? { ...told, serverSaid: withoutPassword(told.serverSaid, password) }
    : told
}
