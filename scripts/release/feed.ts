import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  feedFileName,
  type SignedDescriptor,
  type UpdateDescriptor,
  type UpdatePlatform,
  updateDescriptorSchema,
} from '../../src/shared/update-feed.ts'
import { type Provider, ProviderFault } from '../provider/open-provider-folder.ts'
import { publicHalf } from '../provider/update-key.ts'

/** What electron-builder writes beside the installers that update themselves. */
const builderFileSchema = z.object({
  version: z.string(),
  releaseDate: z.string(),
  files: z.array(
    z.object({ url: z.string(), sha512: z.string(), size: z.number(), blockMapSize: z.number().optional() }),
  ),
})
const builderFiles: Record<UpdatePlatform, string> = { windows: '', macos: '-mac', linux: '-linux' }

/** The variable that holds the key which signs the feed: the path of a PEM file, or the PEM itself. */
export const signingKeyVariable = 'UPDATE_SIGNING_KEY'

/**
 * The key that signs a brand's feed, or null where the environment has none.
 *
 * @throws ProviderFault where it is none, or not one of those that the brand's app trusts
 */
export function readSigningKey(
  environment: NodeJS.ProcessEnv,
  { updates }: Pick<Provider, 'updates'>,
): KeyObject | null {
  const given = environment[signingKeyVariable]
  if (!given) return null
  const key = readKey(given)
  if (!key) throw new ProviderFault([`${signingKeyVariable} is neither a key nor the path of a key's file`])
  if (key.asymmetricKeyType !== 'ed25519' || !updates.keys.includes(publicHalf(key))) {
    throw new ProviderFault([`${signingKeyVariable} holds none of the keys in the brand's updates.keys`])
  }
  return key
}

function readKey(given: string): KeyObject | null {
  try {
    return createPrivateKey(given.includes('-----BEGIN') ? given : readFileSync(given, 'utf8'))
  } catch {
    return null
  }
}

/** A descriptor as the feed holds it. */
export function signDescriptor(descriptor: UpdateDescriptor, key: KeyObject): SignedDescriptor {
  const text = JSON.stringify(updateDescriptorSchema.parse(descriptor))
  return { descriptor: text, signature: sign(null, Buffer.from(text), key).toString('base64') }
}

/**
 * Writes the signed files of a feed from what electron-builder left in a folder: one for each system
 * that installers were made for there.
 *
 * @param rollout of a hundred computers so many are offered the version
 * @returns the names of the files written
 */
export async function writeFeed(
  folder: string,
  { appId, updates }: Pick<Provider, 'appId' | 'updates'>,
  key: KeyObject,
  rollout: number,
): Promise<string[]> {
  const { channel } = updates
  const written: string[] = []
  for (const platform of Object.keys(builderFiles) as UpdatePlatform[]) {
    const source = join(folder, `${channel}${builderFiles[platform]}.yml`)
    if (!existsSync(source)) continue
    const { version, releaseDate, files } = builderFileSchema.parse(parse(await readFile(source, 'utf8')))
    const descriptor = {
      ...{ appId, channel, platform, version, rollout },
      releasedAt: releaseDate,
      files: files.map(({ url, sha512, size, blockMapSize }) => ({
        ...{ name: url, sha512, size },
        ...(blockMapSize !== undefined && { blockMapSize }),
      })),
    }
    const name = feedFileName(channel, platform)
    await writeFile(join(folder, name), `${JSON.stringify(signDescriptor(descriptor, key), null, 2)}\n`)
    written.push(name)
  }
  return written
}
