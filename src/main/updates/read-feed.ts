import { createPublicKey, verify } from 'node:crypto'
import {
  feedFileName,
  type SignedDescriptor,
  signedDescriptorSchema,
  type UpdateDescriptor,
  type UpdatePlatform,
  updateDescriptorSchema,
} from '../../shared/updates/update-feed.ts'
import type { HttpClient } from '../http/client.ts'
import { UpdateFailure } from './update-failure.ts'

/** Which feed an app follows. */
export interface Feed {
  /** The folder of its files, ending with a slash. */
  url: string
  channel: string
  platform: UpdatePlatform
  /** The id of the running app. */
  appId: string
  /** Public keys (`updateKeySchema`), one of which must have signed the descriptor. */
  keys: readonly string[]
}

/**
 * Reads the newest version from the feed. Nothing is used before its signature is verified, and a descriptor signed for
 * another brand, channel or system is refused.
 *
 * @throws UpdateFailure `unreachable` if there is no valid answer from the feed, `untrusted` for anything else
 */
export async function readFeed(http: HttpClient, feed: Feed): Promise<UpdateDescriptor> {
  const answer = await http
    .request({
      method: 'GET',
      url: new URL(feedFileName(feed.channel, feed.platform), feed.url),
      expect: 200,
      schema: signedDescriptorSchema,
      maxBytes: 100_000,
      repeatable: true,
    })
    .catch((cause: unknown) => {
      throw new UpdateFailure('unreachable', { cause })
    })
  return verifyDescriptor(answer.value, feed)
}

/** @throws UpdateFailure `untrusted` */
export function verifyDescriptor(
  { descriptor, signature }: SignedDescriptor,
  { appId, channel, platform, keys }: Omit<Feed, 'url'>,
): UpdateDescriptor {
  const isSigned = keys.some((key) => isSignedBy(key, descriptor, signature))
  const parsed = isSigned ? updateDescriptorSchema.safeParse(parseJson(descriptor)) : undefined
  const signed = parsed?.data
  if (!signed || signed.appId !== appId || signed.channel !== channel || signed.platform !== platform) {
    throw new UpdateFailure('untrusted')
  }
  return signed
}

function isSignedBy(key: string, text: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
