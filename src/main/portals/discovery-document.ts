import { z } from 'zod'
import { type PortalProfile, portalKindSchema } from '../../shared/connections/portal.ts'
import { type AppErrorOf, Failure } from '../../shared/errors.ts'
import type { HttpClient } from '../http/client.ts'
import { withoutNull } from './wire.ts'

/** Where a portal of any kind has its discovery document (RFC 8615). */
export const discoveryPath = '/.well-known/call-record-portal'

/** The newest version of discovery documents that this client reads. */
const newestVersion = 1

/** The name of a kind in any version: a plain word, so that it can be shown as it is. */
const kindName = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** What the documents of every version have in common. */
const anyVersionSchema = z.looseObject({ version: z.number().int().min(1), kind: kindName })

/** What the documents of this version have in common; the other members are for the kind to read. */
const thisVersionSchema = z.looseObject({ version: z.literal(newestVersion), kind: portalKindSchema })
export type DiscoveryDocument = z.infer<typeof thisVersionSchema>

/**
 * Fetches the discovery document of an origin. Rejects with `not-a-portal` if the answer is not one, with the same
 * error and the reason `newer` if its version or kind is unknown to this client, or with the network's failure.
 */
export async function discover(http: HttpClient, origin: URL, signal?: AbortSignal): Promise<DiscoveryDocument> {
  const json = await fetchJson(http, origin, signal)
  const document = thisVersionSchema.safeParse(json)
  if (document.success) return document.data
  const newer = anyVersionSchema.safeParse(json)
  if (!newer.success) {
    throw new Failure({ code: 'not-a-portal', host: origin.host, details: newer.error.issues.map(lineOf) })
  }
  const { version, kind } = newer.data
  throw unfit(origin, 'newer', [
    `version: ${version}; this app reads version ${newestVersion}`,
    `kind: ${kind}; this app knows ${portalKindSchema.options.join(', ')}`,
  ])
}

async function fetchJson(http: HttpClient, origin: URL, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    const answer = await http.request({
      method: 'GET',
      url: new URL(discoveryPath, origin),
      expect: 200,
      schema: z.unknown(),
      repeatable: true,
      maxBytes: 64_000,
      ...(signal && { signal }),
    })
    return answer.value
  } catch (cause) {
    throw cause instanceof Failure && fromAnotherServer.has(cause.error.code)
      ? new Failure({ code: 'not-a-portal', host: origin.host, details: detailsOf(cause) })
      : cause
  }
}

/** Errors that mean a server answered, but not with a discovery document. */
const fromAnotherServer = new Set([
  'portal-unexpected',
  'not-found',
  'forbidden',
  'session-expired',
  'invalid-credentials',
])

function detailsOf({ error }: Failure): string[] {
  return [...(error.details ?? []), ...(error.code === 'portal-unexpected' ? [`The answer: ${error.what}`] : [])]
}

/**
 * Parses a discovery document with the schema of its kind. A word that this version of the client does not know is
 * ignored, and `null` means absent, so that documents can be extended without breaking older clients. Throws a
 * `Failure` with `not-a-portal` that names every member that does not fit and what was expected of it.
 */
export function readDocument<Document>(schema: z.ZodType<Document>, document: unknown, origin: URL): Document {
  let read = withoutNull(document)
  for (;;) {
    const parsed = schema.safeParse(read)
    if (parsed.success) return parsed.data
    const { issues } = parsed.error
    const unknown = issues.filter(({ code, path }) => code === 'invalid_value' && typeof at(read, path) === 'string')
    if (unknown.length === 0) throw unfit(origin, 'document', issues.map(lineOf))
    for (const { path } of unknown) {
      // In a list the whole entry is removed: a sign-in field without its name is useless.
      const entry = path.findLastIndex((key) => typeof key === 'number')
      blank(read, entry < 0 ? path : path.slice(0, entry + 1))
    }
    read = withoutNull(read)
  }
}

/** The failure of a portal whose discovery document this client cannot use. */
export function unfit(
  origin: URL,
  reason: NonNullable<AppErrorOf<'not-a-portal'>['reason']>,
  lines: readonly string[],
): Failure {
  const details = lines.slice(0, 20).map((line) => line.slice(0, 500))
  return new Failure({ code: 'not-a-portal', host: origin.host, reason, details })
}

/** Names the invalid member and what was expected, never the value itself. */
export function lineOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.') || 'The discovery document'}: ${message}`
}

type Path = readonly PropertyKey[]

const at = (json: unknown, path: Path): unknown =>
  path.reduce((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), json)

function blank(json: unknown, path: Path): void {
  const holder = at(json, path.slice(0, -1))
  const key = path.at(-1)
  if (typeof holder === 'object' && holder !== null && key !== undefined) Reflect.set(holder, key, null)
}

/** The profile of the portal at an origin, from its document. */
export function profileOf(
  origin: URL,
  { kind, name, support, brand }: Pick<PortalProfile, 'kind' | 'name' | 'support' | 'brand'>,
): PortalProfile {
  return { id: profileIdOf(origin), kind, name, url: origin.origin, support, brand }
}

/** The id of the profile of the portal at an origin: stable, and safe in file and keychain names. */
export function profileIdOf({ host }: URL): string {
  const id = host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80)
  return id || 'portal'
}
