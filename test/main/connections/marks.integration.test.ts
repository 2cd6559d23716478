import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fetchMark } from '../../../src/main/connections/fetch-mark.ts'
import { createMarks, type MarkImage } from '../../../src/main/connections/marks.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { northwindMark } from '../../portal/server/mark.ts'
import { failureOf } from '../http/failure-of.ts'
import { serve } from '../http/serve.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })

/** Of these sides and of one transparent pixel, which is all that is checked: nobody here decodes it. */
function png(width: number, height: number, extra = ''): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const animation = extra === '' ? [] : [chunk(extra, Buffer.alloc(8))]
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...animation,
    chunk('IDAT', deflateSync(Buffer.alloc(5))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function markOf(body: string | Uint8Array, type = 'image/png'): Promise<MarkImage> {
  await using portal = await serve((_, response) => void response.writeHead(200, { 'content-type': type }).end(body))
  return await fetchMark(http, new URL('/mark', portal.origin))
}

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${inside}</svg>`

describe("a portal's mark", () => {
  it.each([
    ['a PNG', png(256, 256), 'image/png'],
    ['a drawing in SVG', northwindMark.body, 'image/svg+xml'],
    ['an SVG with a declaration', `<?xml version="1.0"?>${svg('<path d="M0 0h8v8"/>')}`, 'image/svg+xml'],
  ] as const)('may be %s, whatever the portal calls it', async (_, body, type) => {
    expect((await markOf(body, 'application/octet-stream')).type).toBe(type)
    expect(Buffer.from((await markOf(body, 'image/gif')).bytes)).toEqual(Buffer.from(body))
  })

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a handler', svg('<path d="M0 0" onclick="alert(1)"/>')],
    ['a handler of the whole', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'],
    ['another page in it', svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['an image from elsewhere', svg('<image href="https://stranger.example/pixel.png"/>')],
    ['a shape from elsewhere', svg('<use href="https://stranger.example/a.svg#b"/>')],
    ['a fill from elsewhere', svg('<path d="M0 0" fill="url(https://stranger.example/a.svg#b)"/>')],
    ['a style sheet', svg('<style>@import url(https://stranger.example/a.css)</style>')],
    ['a link', svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
    ['an animation', svg('<animate attributeName="href" to="javascript:alert(1)"/>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<title>&a;</title>')}`],
    ['a style sheet before it', `<?xml-stylesheet href="https://stranger.example/a.css"?>${svg('')}`],
    ['bytes that are no text', Buffer.concat([Buffer.from(svg('')), Buffer.from([0xff, 0xfe])])],
    ['a web page', '<!DOCTYPE html><html><body>Sign in to the network</body></html>'],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['nothing', ''],
    ['the beginning of a PNG', png(16, 16).subarray(0, 20)],
    ['a PNG that unpacks to gigabytes', png(30_000, 30_000)],
    ['a PNG without an area', png(0, 16)],
    ['a PNG that moves', png(16, 16, 'acTL')],
  ])('is not shown with %s', async (_, body) => {
    await expect(markOf(body)).rejects.toThrow()
  })

  it('is given up as soon as it is too large', async () => {
    let sent = 0
    await using portal = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
        response.once('drain', more)
      }
      more()
    })
    const failure = await failureOf(fetchMark(http, new URL('/mark', portal.origin)))
    expect(failure).toMatchObject({ code: 'portal-unexpected', what: 'a mark that is too large' })
    expect(sent).toBeLessThan(50_000_000)
  })

  it('is not fetched from another origin, and nobody there is asked', async () => {
    await using stranger = await serve((_, response) => void response.end(northwindMark.body))
    await using portal = await serve(
      (_, response) => void response.writeHead(302, { location: `${stranger.origin}/mark` }).end(),
    )
    expect(await failureOf(fetchMark(http, new URL('/mark', portal.origin)))).toMatchObject({
      code: 'portal-unexpected',
    })
    expect(stranger.asked).toEqual([])
  })

  it('is asked for without credentials', async () => {
    const authorization: unknown[] = []
    await using portal = await serve((request, response) => {
      authorization.push(request.headers.authorization, request.headers.cookie)
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(northwindMark.body)
    })
    await fetchMark(http, new URL('/mark', portal.origin))
    expect(authorization).toEqual([undefined, undefined])
  })
})

describe('the marks that are shown', () => {
  const drawing: MarkImage = { type: 'image/svg+xml', bytes: Buffer.from(northwindMark.body) }
  const portal = 'https://portal.example'
  const request = (mark: string | null, more: Partial<Pick<Request, 'method' | 'headers'>> = {}) => ({
    url: `app://portal${mark}`,
    method: 'GET',
    headers: new Headers(),
    ...more,
  })

  /** With one mark of a portal. */
  async function marked() {
    const marks = createMarks()
    const added = new Promise<{ url: string; mark: string }>((resolve) => marks.onAdded(resolve))
    marks.addFetched(portal, async () => drawing)
    return { marks, added: await added }
  }

  it('have addresses that tell nothing of the portal', async () => {
    const { marks, added } = await marked()
    expect(added).toEqual({ url: portal, mark: expect.stringMatching(/^\/mark\/[\w-]{43}$/) })
    expect(marks.addressOf(portal)).toBe(added.mark)
    expect(marks.all()).toEqual([added])
  })

  it('are served as what they are', async () => {
    const { marks, added } = await marked()
    const answer = marks.answer(request(added.mark))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    expect(await answer.text()).toBe(northwindMark.body)
  })

  it.each([
    ['another address', (mark: string) => request(`${mark}x`), 404],
    ['another origin', (mark: string) => ({ ...request(mark), url: `app://evil${mark}` }), 404],
    ['a document', (mark: string) => request(mark, { headers: new Headers({ 'sec-fetch-dest': 'document' }) }), 404],
    ['a script', (mark: string) => request(mark, { headers: new Headers({ 'sec-fetch-dest': 'script' }) }), 404],
    ['another method', (mark: string) => request(mark, { method: 'POST' }), 405],
  ])('are not served to %s', async (_, asked, status) => {
    const { marks, added } = await marked()
    expect(marks.answer(asked(added.mark)).status).toBe(status)
  })

  it('are fetched once, and not for the portal of the brand', async () => {
    const { marks } = await marked()
    const own = 'https://brand.example'
    marks.addOwn(own)
    const unwanted = async () => expect.unreachable()
    marks.addFetched(portal, unwanted)
    marks.addFetched(own, unwanted)
    expect(marks.addressOf(own)).toBe('/mark.svg')
  })

  it('are none where fetching failed, until it succeeds', async () => {
    const marks = createMarks()
    const lost = Promise.reject(new Error('lost'))
    marks.addFetched(portal, () => lost)
    await lost.catch(() => undefined)
    expect(marks.addressOf(portal)).toBeNull()
    const added = new Promise((resolve) => marks.onAdded(resolve))
    marks.addFetched(portal, async () => drawing)
    await added
    expect(marks.addressOf(portal)).not.toBeNull()
  })

  it('are forgotten, the first first, when there are too many', async () => {
    const { marks } = await marked()
    for (let other = 0; other < 40; other += 1) marks.addOwn(`https://portal-${other}.example`)
    expect(marks.addressOf(portal)).toBeNull()
    expect(marks.all()).toHaveLength(40)
  })
})
