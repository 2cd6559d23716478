import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  type UpdateDescriptor,
  type UpdatePlatform,
  updateDescriptorSchema,
} from '../../src/shared/updates/update-feed.ts'
import type { Provider } from '../provider/open-provider-folder.ts'
import { unsignedName } from './sign-feed.ts'

/** What electron-builder writes beside the installers that update themselves. */
const builderFileSchema = z.object({
  version: z.string(),
  releaseDate: z.string(),
  files: z.array(
    z.object({ url: z.string(), sha512: z.string(), size: z.number(), blockMapSize: z.number().optional() }),
  ),
})
const builderFiles: Record<UpdatePlatform, string> = { windows: '', macos: '-mac', linux: '-linux' }

/**
 * Writes the unsigned descriptors of a feed from electron-builder's output folder: one file for each system with
 * installers there. Signing is a separate step (sign-feed.ts), which uses none of this step's packages.
 *
 * @returns the names of the files written
 */
export async function describeFeed(
  folder: string,
  { appId, updates }: Pick<Provider, 'appId' | 'updates'>,
): Promise<string[]> {
  const { channel } = updates
  const written: string[] = []
  for (const platform of Object.keys(builderFiles) as UpdatePlatform[]) {
    const source = join(folder, `${channel}${builderFiles[platform]}.yml`)
    if (!existsSync(source)) continue
    const { version, releaseDate, files } = builderFileSchema.parse(parse(await readFile(source, 'utf8')))
    const descriptor: UpdateDescriptor = updateDescriptorSchema.parse({
      ...{ appId, channel, platform, version, rollout: 100 },
      releasedAt: releaseDate,
      files: files.map(({ url, sha512, size, blockMapSize }) => ({
        ...{ name: url, sha512, size },
        ...(blockMapSize !== undefined && { blockMapSize }),
      })),
    })
    const name = unsignedName(channel, platform)
    await writeFile(join(folder, name), `${JSON.stringify(descriptor, null, 2)}\n`)
    written.push(name)
  }
  return written
}
