import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignedDescriptor, UpdateDescriptor } from '../../src/shared/updates/update-feed.ts'

// This file imports only Node's own modules: the key's holder can send any program to every computer that runs the app
// on Linux, so the packages that build the app must never have access to it.

/** The variable that holds the key which signs the feed: the path of a PEM file, or the PEM itself. */
export const signingKeyVariable = 'UPDATE_SIGNING_KEY'

/** Why a feed cannot be signed, in words for the person who releases. */
export class SigningFault extends Error {}

/** What provider.json says about a brand's feed. */
export interface FeedOwner {
  appId: string
  updates: { channel: string; keys: readonly string[] }
}

/** The public key of a private key, as in provider.json (`updateKeySchema`). */
export function publicHalf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
}

/**
 * The key that signs a brand's feed.
 *
 * @throws SigningFault if the environment has none, or one that the brand's app does not trust
 */
export function readSigningKey(environment: NodeJS.ProcessEnv, { updates }: FeedOwner): KeyObject {
  const given = environment[signingKeyVariable]
  if (!given) throw new SigningFault(`Set ${signingKeyVariable}: the path of the key's file, or the key itself`)
  const key = readKey(given)
  if (!key) throw new SigningFault(`${signingKeyVariable} is neither a key nor the path of a key's file`)
  if (key.asymmetricKeyType !== 'ed25519' || !updates.keys.includes(publicHalf(key))) {
    throw new SigningFault(`${signingKeyVariable} holds none of the keys in the brand's updates.keys`)
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

/** Signs a descriptor for the feed (Ed25519, RFC 8032). */
export function signDescriptor(descriptor: UpdateDescriptor, key: KeyObject): SignedDescriptor {
  const text = JSON.stringify(descriptor)
  return { descriptor: text, signature: sign(null, Buffer.from(text), key).toString('base64') }
}

const platforms = ['windows', 'macos', 'linux'] as const

/** The name of the unsigned descriptor's file for one system. */
export const unsignedName = (channel: string, platform: UpdateDescriptor['platform']) =>
  `${channel}-${platform}.unsigned.json`

/**
 * Signs what `npm run dist` left in a folder: the descriptor of each system, after checking its files.
 *
 * @param rollout the percentage of computers that are offered the version
 * @returns the names of the files written
 * @throws SigningFault if a file is missing or differs from what was built, or the feed is another brand's
 */
export async function signFeed(folder: string, owner: FeedOwner, key: KeyObject, rollout: number): Promise<string[]> {
  const { channel } = owner.updates
  const written: string[] = []
  for (const platform of platforms) {
    const source = unsignedName(channel, platform)
    if (!existsSync(join(folder, source))) continue
    const descriptor: UpdateDescriptor = JSON.parse(await readFile(join(folder, source), 'utf8'))
    if (descriptor.appId !== owner.appId || descriptor.channel !== channel || descriptor.platform !== platform) {
      throw new SigningFault(`${source} is about another app, channel or system`)
    }
    for (const file of descriptor.files) await checkFile(folder, file)
    const name = source.replace('.unsigned', '')
    await writeFile(join(folder, name), `${JSON.stringify(signDescriptor({ ...descriptor, rollout }, key), null, 2)}\n`)
    written.push(name)
  }
  return written
}

async function checkFile(folder: string, { name, sha512, size }: UpdateDescriptor['files'][number]): Promise<void> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) throw new SigningFault(`${name} does not lie beside the feed`)
  const hash = createHash('sha512')
  let length = 0
  try {
    for await (const part of createReadStream(join(folder, name))) {
      hash.update(part)
      length += part.length
    }
  } catch {
    throw new SigningFault(`${name} cannot be read`)
  }
  if (length !== size || hash.digest('base64') !== sha512) throw new SigningFault(`${name} is not what was built`)
}
