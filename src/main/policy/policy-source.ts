/** What one place said when it was read. */
export type Reading =
  /** It answered that nothing is decided there. */
  | { state: 'absent' }
  | { state: 'read'; values: Record<string, unknown> }
  /** It may be there and could not be read: what it said before stays in force. */
  | { state: 'unreadable'; reason: string }
  /** It could have been written by somebody without the right to decide: nothing in it counts, as if it were unreadable. */
  | { state: 'untrusted'; reason: string }

/** A place that holds policy. The name is shown to a person who asks who decided. */
export interface PolicySource {
  readonly name: string
  /** A rejection counts as unreadable. */
  read(): Promise<Reading>
  /** The file whose change means reading again, where there is one. */
  readonly file?: string
}
