import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { download } from '../../../src/main/files/download.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { OpenPart } from '../../../src/main/http/read-on.ts'
import { failureOf } from '../http/failure-of.ts'
import { type FileRequest, serveFile } from '../http/file-server.ts'

const client = createHttpClient({ userAgent: 'test', stalledAfter: 2_000 })
const patience = { times: 0, delay: 1, unusedAfter: 60_000 }
const file = randomBytes(3_000_000)
const sha256 = createHash('sha256').update(file).digest('hex')

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'))
  path = join(folder, 'call.wav')
})
afterEach(() => rm(folder, { recursive: true }))

const partsOf =
  (url: string): OpenPart =>
  ({ first, last, ifRange }, signal) =>
    client.stream({ url, range: { first, last }, ...(ifRange !== null && { ifRange }), signal })
type Options = Partial<Parameters<typeof download>[2]> & { overwrite?: boolean }
/** Downloads and places a file; null if one of that name may not be replaced. */
async function save(url: string, { overwrite = false, ...options }: Options = {}) {
  const signal = new AbortController().signal
  const saved = await download(path, partsOf(url), { signal, keepPart: false, patience, ...options })
  const { bytes, sha256 } = saved
  return (await saved.place(overwrite)) ? { bytes, sha256 } : null
}

/** Breaks the connection after so many bytes of the body. */
function breakAfter(bytes: number, { response, status, headers, first, content }: FileRequest): true {
  response.writeHead(status, headers)
  response.write(content.subarray(first, first + bytes), () => response.destroy())
  return true
}
/** The first answer breaks off, the others are whole. */
const breakOnce = (asked: FileRequest) => (asked.turn === 0 ? breakAfter(1_000_000, asked) : undefined)

describe('a download', () => {
  it('is saved whole, for its owner only, with its hash and its progress', async () => {
    await using portal = await serveFile(file)
    const steps: number[] = []
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      steps.push(done)
      expect(total).toBe(file.length)
    }
    expect(await save(portal.origin, { onProgress })).toEqual({ bytes: file.length, sha256 })
    expect(await readFile(path)).toEqual(file)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['call.wav'])
    expect(steps).toEqual(steps.toSorted((one, other) => one - other))
    expect(steps.at(-1)).toBe(file.length)
    expect(portal.ranges).toEqual(['bytes=0-'])
  })

  it('of an empty file, or from a portal without ranges, is saved too', async () => {
    await using empty = await serveFile(Buffer.alloc(0), ({ response }) => {
      response.writeHead(200, { 'content-length': '0' }).end()
      return true
    })
    expect(await save(empty.origin)).toMatchObject({ bytes: 0 })
    await using portal = await serveFile(file, ({ response }) => {
      response.writeHead(200, { 'content-length': String(file.length) }).end(file)
      return true
    })
    expect(await save(portal.origin, { overwrite: true })).toEqual({ bytes: file.length, sha256 })
  })

  it('does not replace a file of the same name, unless it may be replaced', async () => {
    await writeFile(path, 'mine')
    await using portal = await serveFile(file)
    expect(await save(portal.origin)).toBeNull()
    expect(await readFile(path, 'utf8')).toBe('mine')
    expect(await readdir(folder)).toEqual(['call.wav'])
    expect(await save(portal.origin, { overwrite: true })).toMatchObject({ sha256 })
    expect(await readFile(path)).toEqual(file)
  })

  it('is mended in the same go where a connection breaks', async () => {
    await using portal = await serveFile(file, breakOnce)
    const saved = await save(portal.origin, { patience: { ...patience, times: 2 } })
    expect(saved).toEqual({ bytes: file.length, sha256 })
    expect(portal.conditions).toEqual([undefined, '"1"'])
  })
})

describe('a download that breaks off', () => {
  it('leaves nothing unless it is to be taken up again', async () => {
    await using portal = await serveFile(file, (asked) => breakAfter(1_000_000, asked))
    const error = await failureOf(save(portal.origin))
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'an answer that broke off' })
    expect(await readdir(folder)).toEqual([])
  })

  it('continues where it ended: nothing is fetched twice, and the hash is that of the whole file', async () => {
    await using portal = await serveFile(file, breakOnce)
    await failureOf(save(portal.origin, { keepPart: true }))
    const [part = ''] = await readdir(folder)
    expect(part).toMatch(/^\.call\.wav\.[0-9a-f]{12}\.part$/)
    const { size } = await stat(join(folder, part))
    expect(size).toBeGreaterThan(0)
    expect(await save(portal.origin, { keepPart: true })).toEqual({ bytes: file.length, sha256 })
    expect(portal.ranges.at(-1)).toBe(`bytes=${size}-${file.length - 1}`)
    expect(portal.conditions.at(-1)).toBe('"1"')
    expect(await readdir(folder)).toEqual(['call.wav'])
    expect(await readFile(path)).toEqual(file)
  })

  it('starts again if the portal has another version by now', async () => {
    const other = randomBytes(2_000_000)
    await using portal = await serveFile(file, (asked) => {
      if (asked.turn === 0) return breakAfter(1_000_000, asked)
      const contentRange = `bytes 0-${other.length - 1}/${other.length}`
      const headers = { etag: '"2"', 'content-range': contentRange, 'content-length': String(other.length) }
      return Object.assign(asked, { content: other, first: 0, last: other.length - 1, headers })
    })
    await failureOf(save(portal.origin, { keepPart: true }))
    await save(portal.origin, { keepPart: true })
    expect(await readFile(path)).toEqual(other)
    expect(await readdir(folder)).toEqual(['call.wav'])
  })

  it.each(['W/"1"', undefined])('keeps nothing that could be mixed up, as without a strong ETag: %s', async (etag) => {
    await using portal = await serveFile(file, (asked) => {
      delete asked.headers.etag
      if (etag) asked.headers.etag = etag
      return breakOnce(asked)
    })
    await failureOf(save(portal.origin, { keepPart: true }))
    expect(await readdir(folder)).toEqual([])
    expect(await save(portal.origin, { keepPart: true })).toMatchObject({ sha256 })
  })

  it.each([
    [true, 1],
    [false, 0],
  ])('by being called off keeps its part (%s) or leaves nothing', async (keepPart, left) => {
    await using portal = await serveFile(file)
    const calledOff = new AbortController()
    const onProgress = () => calledOff.abort()
    const error = await failureOf(save(portal.origin, { keepPart, onProgress, signal: calledOff.signal }))
    expect(error.code).toBe('cancelled')
    expect(await readdir(folder)).toHaveLength(left)
  })
})

describe('a place that cannot be written', () => {
  it('is reported, without the path', async () => {
    await using portal = await serveFile(file)
    path = join(folder, 'missing', 'call.wav')
    expect(await failureOf(save(portal.origin))).toEqual({
      code: 'cannot-save',
      reason: 'missing',
      details: ['ENOENT'],
    })
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('is reported as denied', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o500)
    path = join(closed, 'call.wav')
    await using portal = await serveFile(file)
    expect(await failureOf(save(portal.origin))).toMatchObject({ code: 'cannot-save', reason: 'denied' })
  })

  it('is not written through a link that somebody put in the part’s place', async () => {
    const victim = join(folder, 'victim')
    await writeFile(victim, 'untouched')
    const mark = createHash('sha256').update('"1"').digest('hex').slice(0, 12)
    await symlink(victim, join(folder, `.call.wav.${mark}.part`))
    await using portal = await serveFile(file)
    expect((await failureOf(save(portal.origin))).code).toBe('cannot-save')
    expect(await readFile(victim, 'utf8')).toBe('untouched')
  })
})
