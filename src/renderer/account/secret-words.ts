/** The words of every page that changes a secret other than one's own login password. */
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
