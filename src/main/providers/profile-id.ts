/** A profile id from an origin: stable, and safe in file and keychain names. */
export function profileIdOf(origin: URL): string {
  return origin.host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80)
}
