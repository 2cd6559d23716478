import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Language } from 'text:languages'
import type { CustomScheme } from 'electron'
import { isAppUrl, isMarkUrl, isMediaUrl } from './app-origin.ts'
import { contentSecurityPolicy, imageSecurityPolicy } from './csp.ts'

/**
 * Must be registered before the app is ready. `codeCache` keeps compiled scripts between starts; without `stream` a media
 * element expects an answer in one piece (Electron's docs/api/protocol.md).
 */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, codeCache: true, stream: true },
}

/**
 * What a path may look like: names of letters, digits, `_`, `-` and inner dots. Traversal, encoded
 * slashes, backslashes and NUL cannot be written in it, so there is nothing to decode or to clean.
 */
const ownPath = /^(?:\/[\w-][\w.-]*)+$/

/** The file types in the build. Anything else is not served. */
const mediaTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.woff2': 'font/woff2',
  }),
)

const unusedFeatures = [
  'camera',
  'microphone',
  'geolocation',
  'display-capture',
  'usb',
  'serial',
  'hid',
  'midi',
  'payment',
]

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
}

/** Texts, which have one address in every language. */
const textPath = /^\/text(?=\/)/

type PageRequest = Pick<Request, 'url' | 'method' | 'headers'>

/**
 * Answers requests for the app's own pages from one folder and nothing else: 404 for any other address, path or kind of
 * file, 405 for any method but GET. Files in `/text` are served in the current `language` and not cached, so that a
 * reloaded page shows a new language at once. Requests for sounds and for portals' marks go to those who answer them,
 * behind the same checks.
 */
export function createPageServer(
  directory: string,
  language: () => Promise<Pick<Language, 'tag'>>,
  { media, marks }: Record<'media' | 'marks', { answer(request: PageRequest): Response }>,
): (request: PageRequest) => Promise<Response> {
  return async (request) => {
    const { url, method } = request
    if (isMediaUrl(url)) return guarded(media.answer(request))
    if (isMarkUrl(url)) return guarded(marks.answer(request), imageSecurityPolicy)
    if (method !== 'GET') return refusal(405)
    const { pathname } = new URL(url)
    const mediaType = mediaTypes.get(extname(pathname))
    if (!isAppUrl(url) || !ownPath.test(pathname) || !mediaType) return refusal(404)
    try {
      const isText = textPath.test(pathname)
      const path = isText ? pathname.replace(textPath, `/text/${(await language()).tag}`) : pathname
      const body = await readFile(join(directory, path))
      const caching = isText ? { 'Cache-Control': 'no-store' } : {}
      return new Response(new Uint8Array(body), { headers: { ...headers, ...caching, 'Content-Type': mediaType } })
    } catch {
      return refusal(404)
    }
  }
}

const refusal = (status: number) => new Response(null, { status, headers })

function guarded(response: Response, policy = contentSecurityPolicy): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  response.headers.set('Content-Security-Policy', policy)
  return response
}
