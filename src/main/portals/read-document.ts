import type { z } from 'zod'
import { type AppErrorOf, Failure } from '../../shared/errors.ts'
import { withoutNull } from './without-null.ts'

/**
 * A discovery document read by its kind's schema. A word that this version of the client does not know is passed over,
 * and `null` is the same as absent, so that documents can grow without shutting older clients out. Throws a `Failure`
 * with `not-a-portal` that names every member which does not fit and what was expected of it.
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
      // In a list the whole entry goes: a sign-in field without its name is none.
      const entry = path.findLastIndex((key) => typeof key === 'number')
      blank(read, entry < 0 ? path : path.slice(0, entry + 1))
    }
    read = withoutNull(read)
  }
}

/** The failure of a portal whose discovery document is not one that this client can use. */
export function unfit(
  origin: URL,
  reason: NonNullable<AppErrorOf<'not-a-portal'>['reason']>,
  lines: readonly string[],
): Failure {
  const details = lines.slice(0, 20).map((line) => line.slice(0, 500))
  return new Failure({ code: 'not-a-portal', host: origin.host, reason, details })
}

/** Which member does not fit, and what was expected. Never what stood there. */
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
