import { createHash } from 'node:crypto'
import { listPackage, statFile } from '@electron/asar'

/** Every file in an archive, by its path in it with forward slashes; folders left out. */
export function filesIn(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => 'size' in statFile(archive, path))
}

/** As hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
