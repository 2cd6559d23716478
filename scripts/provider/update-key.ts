import { generateKeyPairSync } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { publicHalf } from '../release/sign-feed.ts'
import { ProviderFault } from './open-provider-folder.ts'

/**
 * Makes a key that signs a brand's update feed (Ed25519, RFC 8032). Its holder can send any program to every computer
 * that runs the app on Linux, so it is never stored in this project.
 *
 * @param path a file that does not exist yet and will be readable by its owner alone
 * @returns the public half, as provider.json has it
 * @throws ProviderFault
 */
export async function makeUpdateKey(path: string): Promise<string> {
  const file = resolve(path)
  if (file.startsWith(resolve('.') + sep)) {
    throw new ProviderFault([`${path}: the key must lie outside the project, where it cannot be published by mistake`])
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  await mkdir(dirname(file), { recursive: true })
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' })
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    throw new ProviderFault([`${path}: ${cause.code === 'EEXIST' ? 'is there already' : 'cannot be written there'}`])
  })
  return publicHalf(privateKey)
}
