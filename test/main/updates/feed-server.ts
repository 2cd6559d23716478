import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { publicHalf, signDescriptor } from '../../../scripts/release/sign-feed.ts'
import { feedFileName, type SignedDescriptor, type UpdateDescriptor } from '../../../src/shared/updates/update-feed.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { type Served, sendJson, serve } from '../http/serve.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface FeedServer extends Served {
  /** The feed's address, ending with a slash. */
  url: string
  /** PEM of who vouches for the server. */
  authority: string
  /** The public half of the provider's own key. */
  key: string
  /** Whatever the next requests for a file get, in place of what was published. */
  answer(name: string, answer: Answer): void
  /** Publishes a version with a file of its own. */
  publish(version: string, options?: PublishOptions): Buffer
  /** Has nothing published any more, and forgets what it was asked. */
  empty(): void
}

export interface PublishOptions {
  /** What the descriptor says besides, or otherwise. */
  descriptor?: Partial<UpdateDescriptor>
  /** The key that signs; the provider's own unless told. */
  signedBy?: KeyObject
  /** Changes what was signed. */
  spoil?: (signed: SignedDescriptor) => SignedDescriptor
  /** The file; random bytes unless told. */
  file?: Buffer
  /** The end of the file's name. */
  extension?: string
}

export const appId = 'com.example.calls'
export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey

/** A provider's feed of updates, over TLS on this computer. */
export async function startFeed(platform: UpdateDescriptor['platform'] = 'linux'): Promise<FeedServer> {
  const authority = await makeAuthority(`Feed ${crypto.randomUUID()}`)
  const certificate = await makeCertificate({ authority, host: '127.0.0.1' })
  const own = newKey()
  const answers = new Map<string, Answer>()
  const served = await serve((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '', 'https://feed').pathname.slice('/calls/'.length))
    const answer = answers.get(name)
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  }, certificate)

  return {
    ...served,
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
    url: `${served.origin}/calls/`,
    authority: authority.cert,
    key: publicHalf(own),
    answer: (name, answer) => void answers.set(name, answer),
    publish(
      version,
      { descriptor, signedBy = own, spoil = (signed: SignedDescriptor) => signed, file, extension = 'AppImage' } = {},
    ) {
      const content = file ?? randomBytes(300_000)
      const name = fileNameOf(version, extension)
      const whole: UpdateDescriptor = {
        ...{ appId, channel: 'latest', platform, version, rollout: 100, releasedAt: '2026-01-01T00:00:00.000Z' },
        files: [{ name, sha512: createHash('sha512').update(content).digest('base64'), size: content.length }],
        ...descriptor,
      }
      answers.set(name, (_, response) => response.writeHead(200, { 'content-length': content.length }).end(content))
      answers.set(feedFileName('latest', platform), (_, response) =>
        sendJson(response, 200, spoil(signDescriptor(whole, signedBy))),
      )
      return content
    },
    empty() {
      answers.clear()
      served.asked.length = 0
    },
  }
}

export const fileNameOf = (version: string, extension = 'AppImage') => `calls-${version}-x64.${extension}`
