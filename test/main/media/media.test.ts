import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMedia, type Media } from '../../../src/main/media/media.ts'
import type { ByteRange, MediaSource } from '../../../src/main/media/media-source.ts'
import { failureOf } from '../http/failure-of.ts'

const bytes = randomBytes(1_000)

/** A sound in memory, which tells what was read of it. */
function sound(content: Uint8Array = bytes) {
  const read: ByteRange[] = []
  const given: number[] = []
  const ended: AbortSignal[] = []
  const source: MediaSource = {
    mediaType: 'audio/wav',
    length: content.length,
    isInMemory: false,
    async *read(range, signal) {
      read.push(range)
      ended.push(signal)
      for (let at = range.first; at <= range.last; at += 100) {
        signal.throwIfAborted()
        given.push(at)
        yield content.subarray(at, Math.min(at + 100, range.last + 1))
      }
    },
  }
  return { source, read, given, ended }
}

let media: Media
beforeEach(() => {
  media = createMedia()
})

const open = async (source = sound().source) => (await media.open(async () => source)).address
const request = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  media.answer({ url: new URL(url, 'app://portal/index.html').href, method, headers: new Headers(headers) })
/** Where a load of the address is redirected to, or null. */
const loadOf = (address: string) => request(address).headers.get('location')
/** A new load, as an element begins it. */
const ask = (address: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = request(address, headers, method)
  const location = response.headers.get('location')
  return location === null ? response : request(location, headers, method)
}
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('an opened sound', () => {
  it('is served whole, and announces that ranges may be requested', async () => {
    const response = ask(await open())
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-length': '1000',
      'content-type': 'audio/wav',
    })
    expect(await bodyOf(response)).toEqual(bytes)
  })

  it.each([
    ['bytes=0-', 0, 999],
    ['bytes=250-', 250, 999],
    ['bytes=250-260', 250, 260],
    ['bytes=-7', 993, 999],
    ['bytes=990-5000', 990, 999],
  ])('is given in part for %s', async (range, first, last) => {
    const response = ask(await open(), { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/1000`)
    expect(response.headers.get('content-length')).toBe(String(last - first + 1))
    expect(await bodyOf(response)).toEqual(bytes.subarray(first, last + 1))
  })

  it.each(['bytes=1000-', 'bytes=0-1,3-4'])('has nothing for %s, and says how long it is', async (range) => {
    const response = ask(await open(), { range })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */1000')
    expect(await response.text()).toBe('')
  })

  it('tells the head alone to HEAD, which knows no ranges', async () => {
    const { source, read } = sound()
    const response = ask(await open(source), { range: 'bytes=5-' }, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('1000')
    expect(response.body).toBeNull()
    expect(read).toEqual([])
  })

  it('is given whole where a part of another version is asked for', async () => {
    expect(ask(await open(), { range: 'bytes=5-', 'if-range': '"1"' }).status).toBe(200)
  })

  it('may be empty', async () => {
    const address = await open(sound(new Uint8Array()).source)
    expect(await bodyOf(ask(address))).toHaveLength(0)
    expect(ask(address, { range: 'bytes=0-' }).status).toBe(416)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('answers no %s', async (method) => {
    const response = ask(await open(), {}, method)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it.each(['document', 'iframe', 'empty', 'image', 'script', 'style', 'track', 'worker', ''])(
    'is not there for the destination %j',
    async (destination) => {
      expect(ask(await open(), { 'sec-fetch-dest': destination }).status).toBe(404)
    },
  )

  it.each(['audio', 'video'])('is there for the destination %s', async (destination) => {
    expect(ask(await open(), { 'sec-fetch-dest': destination }).status).toBe(200)
  })

  it('is read as far as it is taken, and let go when it is no longer', async () => {
    const { source, given, ended } = sound()
    const reader = ask(await open(source)).body?.getReader()
    await reader?.read()
    await reader?.read()
    expect(given).toEqual([0, 100])
    await reader?.cancel()
    expect(ended.map((signal) => signal.aborted)).toEqual([true])
  })
})

describe('a load', () => {
  it.each(['GET', 'HEAD'])('by %s is redirected to an address of its own, which is cached nowhere', async (method) => {
    const address = await open()
    const loads = [1, 2].map(() => request(address, { range: 'bytes=5-' }, method))
    for (const { status, headers, body } of loads)
      expect([status, headers.get('cache-control'), body]).toEqual([307, 'no-store', null])
    const [one = '', other = ''] = loads.map(({ headers }) => headers.get('location') ?? '')
    expect(one).not.toBe(other)
    for (const location of [one, other]) {
      expect(location.slice(0, address.length)).toBe(address)
      expect(location.slice(address.length)).toMatch(/^\?[\w-]{43}$/)
    }
  })

  it('asks for its parts there, also after another load has begun', async () => {
    const address = await open()
    const [one, other] = [loadOf(address) ?? '', loadOf(address) ?? '']
    for (const load of [one, other, one]) expect(request(load, { range: 'bytes=5-' }).status).toBe(206)
  })

  it('cannot be made up, nor begun by the load of another sound', async () => {
    const [address, another] = [await open(), await open()]
    const query = new URL(loadOf(another) ?? '', 'app://portal').search
    for (const made of ['?a', '?constructor', query]) expect(request(`${address}${made}`).status).toBe(404)
  })

  it('is unknown once its sound is closed', async () => {
    const [address, another] = [await open(), await open()]
    const [one, other] = [loadOf(address) ?? '', loadOf(another) ?? '']
    media.close(address)
    expect([one, other].map((load) => request(load).status)).toEqual([404, 200])
    media.closeAll()
    expect([address, one, other].map((load) => request(load).status)).toEqual([404, 404, 404])
  })
})

describe('an address', () => {
  it('cannot be guessed, and is another one each time', async () => {
    const addresses = new Set(await Promise.all([1, 2, 3].map(() => open())))
    expect(addresses.size).toBe(3)
    for (const address of addresses) expect(address).toMatch(/^\/media\/[\w-]{43}$/)
  })

  it.each([
    (address: string) => `${address}/`,
    (address: string) => `${address}?a`,
    (address: string) => address.slice(0, -1),
    (address: string) => address.toLowerCase(),
    (address: string) => `app://portal.evil${address}`,
    (address: string) => `https://portal${address}`,
    () => 'app://portal/media/',
    () => 'app://portal/media/constructor',
  ])('is unknown when it is another one: %s', async (change) => {
    expect(ask(change(await open())).status).toBe(404)
  })

  it('is unknown once it is closed, and what was under way breaks off', async () => {
    const [one, other] = [await open(), await open()]
    const reader = ask(one).body?.getReader()
    await reader?.read()
    media.close(one)
    await expect(reader?.read()).rejects.toThrow('the sound was closed')
    expect(ask(one).status).toBe(404)
    expect(ask(other).status).toBe(200)
    media.close(one)
  })

  it('gives way to the fifth one after it', async () => {
    const addresses = [await open(), await open(), await open(), await open(), await open()]
    expect(addresses.map((address) => ask(address).status)).toEqual([404, 200, 200, 200, 200])
  })
})

describe('when everything is closed', () => {
  it('every address is unknown, every answer breaks off, and who listens hears of it', async () => {
    const heard: string[] = []
    media.onClosed(() => heard.push('closed'))
    const addresses = [await open(), await open()]
    const readers = addresses.map((address) => ask(address).body?.getReader())
    await Promise.all(readers.map((reader) => reader?.read()))
    media.closeAll()
    for (const reader of readers) await expect(reader?.read()).rejects.toThrow('the sound was closed')
    expect(addresses.map((address) => ask(address).status)).toEqual([404, 404])
    expect(heard).toEqual(['closed'])
  })

  it('an answer that waits for the portal breaks off at once', async () => {
    const stalled: MediaSource = { ...sound().source, read: () => ({ [Symbol.asyncIterator]: () => ({ next }) }) }
    const next = () => new Promise<never>(() => {})
    const read = ask(await open(stalled))
      .body?.getReader()
      .read()
    media.closeAll()
    await expect(read).rejects.toThrow('the sound was closed')
  })

  it('what was about to open does not, and what is opened afterwards does', async () => {
    const begun = Promise.withResolvers<MediaSource>()
    let signal: AbortSignal | undefined
    const late = media.open((given) => {
      signal = given
      return begun.promise
    })
    media.closeAll()
    expect(signal?.aborted).toBe(true)
    begun.resolve(sound().source)
    expect(await failureOf(late)).toEqual({ code: 'cancelled' })
    expect(ask(await open()).status).toBe(200)
  })
})

it('a fault of the source breaks the answer off', async () => {
  const broken: MediaSource = {
    ...sound().source,
    async *read() {
      yield bytes.subarray(0, 10)
      throw new Error('gone')
    },
  }
  await expect(bodyOf(ask(await open(broken)))).rejects.toThrow('gone')
})
