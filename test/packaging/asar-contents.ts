import { createHash } from 'node:crypto'
import { listPackage, statFile } from '@electron/asar'
import type { Platform } from '../../scripts/pack/made-up-electron.ts'

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

/** The native binaries for some targets, such as `win32-x64`: the keychain's, and on Windows the registry's, which policy is read from. */
export function binariesFor(platform: Platform, targets = [`${platform}-x64`]): string[] {
  return [
    ...targets.map((target) => `node_modules/keytar/prebuilds/${target}/keytar.node`),
    ...(platform === 'win32' ? ['node_modules/native-reg/prebuilds/win32-x64/node.napi.node'] : []),
  ]
}

/** What a packed app holds besides its own build: its manifest, and the packages that are not bundled. */
export function packagesFor(platform: Platform, targets?: string[]): string[] {
  const keytar = ['LICENSE.md', 'lib/keytar.js', 'package.json'].map((name) => `node_modules/keytar/${name}`)
  const registry = platform === 'win32' ? ['node_modules/native-reg/package.json'] : []
  return ['package.json', ...keytar, ...registry, ...binariesFor(platform, targets)]
}
