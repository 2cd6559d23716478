import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { UpdateFailure } from './update-failure.ts'

/** The part of electron-updater's state that is used. */
interface Downloaded {
  /** The checksum that the signed descriptor names (SHA-512 in base64). */
  readonly downloadedFileInfo: { sha512: string } | null
}

/**
 * Reads the download just before it is installed, which may be hours later, from a folder that all of the person's
 * programs may write to.
 *
 * @throws UpdateFailure `not-installed` if nothing was downloaded, `damaged` if it differs from the descriptor
 */
export function readDownloaded(file: string | null, downloaded: Downloaded | null | undefined): Buffer {
  const expected = downloaded?.downloadedFileInfo?.sha512
  if (file === null || expected === undefined) throw new UpdateFailure('not-installed')
  const content = readFileSync(file)
  if (hash('sha512', content, 'base64') !== expected) throw new UpdateFailure('damaged')
  return content
}
