/** The result of reading one source. */
export type Reading =
  /** The source holds no policy. */
  | { state: 'absent' }
  | { state: 'read'; values: Record<string, unknown> }
  /** Policy may exist there but could not be read: the last result stays in force. */
  | { state: 'unreadable'; reason: string }
  /** It could have been written by someone who is not an administrator: it is ignored, and treated as unreadable. */
  | { state: 'untrusted'; reason: string }

/** A place that holds policy. Its name is shown as the origin of a decision. */
export interface PolicySource {
  readonly name: string
  /** A rejection counts as unreadable. */
  read(): Promise<Reading>
  /** The file to watch for changes, if there is one. */
  readonly file?: string
}
