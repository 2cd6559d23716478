/** A profile id from an origin: stable, and safe in file and keychain names. `portal` where its host has no such sign. */
export function profileIdOf(origin: URL): string {
  const id = origin.host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80)
  return id || 'portal'
}
