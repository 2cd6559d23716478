import type { ConfigFile } from '../formats/phone-format.ts'

/** One phone's files by name, as bytes: the only ones a server serves. */
export type ServedFiles = ReadonlyMap<string, { bytes: Buffer; mediaType: string }>

/** Throws for a name that is a path, which no format produces. */
export function servedFiles(files: readonly ConfigFile[]): ServedFiles {
  for (const { name } of files) if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new RangeError('not a file name')
  return new Map(files.map(({ name, content, mediaType }) => [name, { bytes: bytesOf(content), mediaType }]))
}

function bytesOf(content: ConfigFile['content']): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
}
