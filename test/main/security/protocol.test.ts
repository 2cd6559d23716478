import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appScheme, createPageServer } from '../../../src/main/security/protocol.ts'

let root: string

/** A folder of pages beside what must not be served: a sibling whose name begins alike, and a file above. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(root, 'renderer/assets'), { recursive: true })
  for (const language of ['de', 'en']) {
    await mkdir(join(root, 'renderer/text', language), { recursive: true })
    await writeFile(join(root, 'renderer/text', language, 'ui.js'), language)
  }
  await mkdir(join(root, 'renderer-evil'))
  const files = ['index.html', 'assets/index-B1_x.js', 'assets/a.css', 'assets/i.svg', 'assets/p.png', 'assets/f.woff2']
  for (const file of [...files, 'notes.txt', '.env', '.env.js']) await writeFile(join(root, 'renderer', file), file)
  await writeFile(join(root, 'renderer-evil/index.html'), 'evil')
  await writeFile(join(root, 'secret.html'), 'secret')
})
afterAll(() => rm(root, { recursive: true }))

const get = (url: string, method = 'GET') => {
  const media = { answer: () => new Response(`a sound by ${method}`) }
  const marks = { answer: () => new Response(`a mark by ${method}`) }
  const language = async () => ({ tag: 'de' })
  return createPageServer(join(root, 'renderer'), language, { media, marks })({ url, method, headers: new Headers() })
}

describe("the app's own protocol", () => {
  it('is a secure origin with a code cache and streams, and no further privilege', () => {
    const privileges = { standard: true, secure: true, codeCache: true, stream: true }
    expect(appScheme).toEqual({ scheme: 'app', privileges })
  })

  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/index-B1_x.js', 'text/javascript; charset=utf-8'],
    ['assets/a.css', 'text/css; charset=utf-8'],
    ['assets/i.svg', 'image/svg+xml'],
    ['assets/p.png', 'image/png'],
    ['assets/f.woff2', 'font/woff2'],
  ])('serves %s as %s', async (file, mediaType) => {
    const response = await get(`app://portal/${file}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, mediaType])
    expect(await response.text()).toBe(file)
  })

  it('gives texts one address in every language, and has them asked for again', async () => {
    const response = await get('app://portal/text/ui.js')
    expect(await response.text()).toBe('de')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect((await get('app://portal/text/en/ui.js')).status).toBe(404)
  })

  it('takes a query and a fragment for no part of the path', async () => {
    expect((await get('app://portal/index.html?a=../#b')).status).toBe(200)
  })

  it.each([
    'app://portal/../secret.html',
    'app://portal/..%2fsecret.html',
    'app://portal/%2e%2e/secret.html',
    'app://portal/%2e%2e%2fsecret.html',
    'app://portal/..%5csecret.html',
    'app://portal/..\\secret.html',
    'app://portal/assets/..%2f..%2fsecret.html',
    'app://portal/assets/....//secret.html',
    'app://portal//secret.html',
    'app://portal/../renderer-evil/index.html',
    'app://portal/..%2frenderer-evil/index.html',
    'app://portal-evil/index.html',
    'app://portal.evil/index.html',
    'app://portal@evil/index.html',
    'app://user@portal/index.html',
    'app://portal:80/index.html',
    'app://evil/index.html',
    'app:///index.html',
    'app:index.html',
    'https://portal/index.html',
    'file:///etc/passwd',
    'app://portal/index.html%00',
    'app://portal/index.html%00.js',
    'app://portal/%00index.html',
    'app://portal/index%2ehtml',
    'app://portal/assets%2fa.css',
    'app://portal/index.html/',
    'app://portal/assets',
    'app://portal/assets/',
    'app://portal/',
    'app://portal/missing.html',
    'app://portal/notes.txt',
    'app://portal/.env',
    'app://portal/.env.js',
    'app://portal/C:/secret.html',
  ])('does not serve %j', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('answers no %s', async (method) => {
    expect((await get('app://portal/index.html', method)).status).toBe(405)
  })

  it.each(['GET', 'HEAD', 'POST'])('leaves %s of a sound to those who serve it', async (method) => {
    expect(await (await get('app://portal/media/x', method)).text()).toBe(`a sound by ${method}`)
  })

  it.each(['GET', 'HEAD', 'POST'])("leaves %s of a portal's mark to those who serve it", async (method) => {
    expect(await (await get('app://portal/mark/x', method)).text()).toBe(`a mark by ${method}`)
  })

  it("lets a portal's mark do nothing, were it opened as a document", async () => {
    const { headers } = await get('app://portal/mark/x')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
  })

  it.each([
    'app://evil/media/x',
    'app://portal@evil/media/x',
    'https://portal/media/x',
    'app://portal/a/../media/../x',
    'app://evil/mark/x',
    'https://portal/mark/x',
    'app://portal/mark/../x',
  ])('takes %s for no sound and no mark', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it.each(['app://portal/index.html', 'app://portal/missing.html', 'app://portal/media/x'])(
    'guards the answer for %s',
    async (url) => {
      const { headers } = await get(url)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; /)
    },
  )
})
