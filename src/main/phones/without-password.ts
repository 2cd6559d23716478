/** Shorter ones are part of many words; blanking those would leave nothing to read. */
const shortestPassword = 4

/** What a server sent, without the password, which it may repeat. Gives the text with an ellipsis in its place. */
export function withoutPassword(text: string, password: string): string {
  return password.length >= shortestPassword ? text.replaceAll(password, '…') : text
}

/** What a server said, if anything, as {@link withoutPassword} gives it; the rest as it is. */
export function saidWithoutPassword<Told extends object>(told: Told, password: string): Told {
  return 'serverSaid' in told && typeof told.serverSaid === 'string'
    ? { ...told, serverSaid: withoutPassword(told.serverSaid, password) }
    : told
}
