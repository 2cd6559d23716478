/** What every page says that changes a secret beside one's own login password. */
export interface SecretWords {
  title: string
  lead: string
  save: string
  missing: string
  broken: string
  mismatch: string
  changed: { title: string; body: string }
  /** The portal's answer was lost. */
  unknown: { title: string; body: (values: { host: string }) => string }
}
