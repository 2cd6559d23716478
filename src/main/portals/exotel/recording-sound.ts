import { Failure } from '../../../shared/errors.ts'
import type { ByteStream, ByteStreams } from '../../http/byte-stream.ts'
import type { RecordingsFacet } from '../facets.ts'
import { type Credentials, type ExotelApi, readToken } from './api.ts'
import { type Call, readCall } from './calls.ts'
import { mayHaveKey } from './discovery.ts'
import { exotelError } from './envelope.ts'

/** Where a recording is. A signed address opens it by itself, so it is a secret while it is valid. */
interface SoundAddress {
  url: URL
  isSigned: boolean
}

/** Amazon's storage, where Exotel keeps recordings (docs.aws.amazon.com/general/latest/gr/s3.html). */
const amazonStorage = /^(?:[a-z0-9-]+\.)*s3(?:[.-][a-z0-9-]+){0,2}\.amazonaws\.com$/

/**
 * The address of a call's recording: a signed one if there is one, because that storage supports ranges. Any server
 * other than the portal's own and Amazon's storage is refused, and Amazon's without a signature too, because key and
 * token must not be sent there. Throws a `Failure`: `not-found` if nothing was recorded.
 */
export function soundAddressOf(
  { PreSignedRecordingUrl, RecordingUrl }: Pick<Call, 'PreSignedRecordingUrl' | 'RecordingUrl'>,
  origin: URL,
): SoundAddress {
  const given = [PreSignedRecordingUrl, RecordingUrl].filter((address) => address)
  if (given.length === 0) throw new Failure({ code: 'not-found' })
  const urls = given.map((address) => URL.parse(address ?? '')).filter((url) => url !== null)
  for (const url of urls) {
    const isSigned = url.searchParams.has('X-Amz-Signature')
    const isStorage = url.protocol === 'https:' && amazonStorage.test(url.hostname)
    if (mayHaveKey(origin, url) || (isSigned && isStorage)) return { url, isSigned }
  }
  const what = urls[0]
    ? `a recording at ${urls[0].host}, without a signature that opens it`
    : 'an address of a recording'
  throw new Failure({ code: 'portal-unexpected', host: origin.host, what: what.slice(0, 500) })
}

/** The shortest time that a signed address can be asked for, in minutes. */
const validity = 5
/** For how long one is used, in milliseconds. */
const usedFor = 4 * 60_000
const mostKept = 8

/**
 * The sounds of recordings. The address is asked for when playing or downloading begins, and serves the ranges after
 * that until it is about to expire. It stays in here.
 */
export function exotelSound(api: ExotelApi, http: ByteStreams, origin: URL): Pick<RecordingsFacet, 'sound'> {
  const kept = new Map<string, SoundAddress & { until: number }>()

  async function addressOf(credentials: Credentials, id: string, signal: AbortSignal): Promise<SoundAddress> {
    const call = await readCall(api, credentials, id, { query: { RecordingUrlValidity: validity }, signal })
    const address = { ...soundAddressOf(call, origin), until: Date.now() + usedFor }
    kept.set(keyOf(credentials, id), address)
    for (const [key, { until }] of kept) {
      if (until < Date.now() || kept.size > mostKept) kept.delete(key)
    }
    return address
  }

  return {
    async sound(token, { id }, { first, last, ifRange }, signal) {
      const credentials = readToken(token)
      const open = ({ url, isSigned }: SoundAddress): Promise<ByteStream> =>
        http.stream({
          url,
          range: { first, last },
          ...(ifRange !== null && { ifRange }),
          // The portal's pins apply wherever its keys are sent. They are never sent along with a signature.
          ...(!isSigned && {
            pinnedAs: origin.origin,
            basic: { user: credentials.apiKey, password: credentials.apiToken },
          }),
          signal,
          // The API accepts the key, so a refusal here is about this recording.
          problem: (answer) => exotelError(answer, url.host, { code: 'forbidden' }),
        })
      const isBeginning = first === 0 && ifRange === null
      const known = isBeginning ? undefined : kept.get(keyOf(credentials, id))
      const address = known && known.until > Date.now() ? known : await addressOf(credentials, id, signal)
      try {
        return await open(address)
      } catch (cause) {
        if (!(cause instanceof Failure) || cause.error.code !== 'forbidden') throw cause
        return open(await addressOf(credentials, id, signal))
      }
    },
  }
}

const keyOf = ({ region, accountSid }: Credentials, id: string) => `${region} ${accountSid} ${id}`
