/** Why a file that only an administrator may write is not trusted. */
export type UntrustedFile = 'outside-program-files' | 'link' | 'not-a-file' | 'wrong-owner' | 'writable-by-others'

/** Why a file could not be read; `error` is the system's code, such as EACCES. */
export type UnreadableFile = { code: 'too-large' | 'failed' } | { code: 'system-error'; error: string }

/** Why a source could not be read; `number` is Windows' (winerror.h). */
export type Unreadable =
  | UnreadableFile
  | { code: 'not-understood' | 'no-keys' | 'no-answer' | 'unknown-account' | 'no-registry' }
  | { code: 'windows-error'; number: number }

/** Policy may exist there but could not be read: the last result stays in force. */
interface UnreadableReading<Reason extends Unreadable> {
  state: 'unreadable'
  reason: Reason
}

/** It could have been written by someone who is not an administrator: it is ignored, and treated as unreadable. */
interface UntrustedReading {
  state: 'untrusted'
  reason: { code: UntrustedFile }
}

/** The result of reading one source. */
export type Reading =
  /** The source holds no policy. */
  | { state: 'absent' }
  | { state: 'read'; values: Record<string, unknown> }
  | UnreadableReading<Unreadable>
  | UntrustedReading

/** The content of a file that an administrator must have written, or why it is not accepted. */
export type TrustedContent =
  | { state: 'absent' }
  | { state: 'read'; content: Buffer }
  | UnreadableReading<UnreadableFile>
  | UntrustedReading
