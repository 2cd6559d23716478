import { z } from 'zod'

/**
 * The part of Exotel's documented API that this client uses (developer.exotel.com, "Users API" and
 * "Manage User Devices"). Objects are open: members it does not know are passed over.
 */

/** `code` is what Exotel's support asks for. Its texts are not read: they may repeat what was sent. */
const errorDataSchema = z.object({ code: z.union([z.number(), z.string().max(60)]) })

const outcome = {
  /** An HTTP status of its own, also inside an answer that came with 200. */
  code: z.number().int(),
  status: z.string().max(60).nullish(),
  error_data: errorDataSchema.nullish(),
}

const envelope = { request_id: z.string().max(200).nullish(), http_code: z.number().int().nullish() }

export const deviceSchema = z.object({
  id: z.number().int().nonnegative(),
  name: z.string().max(200).nullish(),
  /** A number (E.164) or `sip:<user>`. */
  contact_uri: z.string().max(300),
  /** `tel` or `sip`. */
  type: z.string().max(60),
  /** Turned on to take calls. */
  available: z.boolean().nullish(),
  /** `free`, or null. */
  status: z.string().max(60).nullish(),
})
export type Device = z.infer<typeof deviceSchema>

export const userSchema = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  first_name: z.string().max(100).nullish(),
  last_name: z.string().max(100).nullish(),
  /** Only where `fields=devices` asked for them. */
  devices: z.array(deviceSchema).max(100).nullish(),
})
export type User = z.infer<typeof userSchema>

/** `GET /users/<id>`: one outcome. */
export const oneUserSchema = z.object({ ...envelope, response: z.object({ ...outcome, data: userSchema.nullish() }) })

/** `GET /users`: a list of outcomes, each user with a code of their own. */
export const usersSchema = z.object({
  ...envelope,
  metadata: z.object({ total: z.number().int().nonnegative(), offset: z.number().int().nonnegative() }),
  response: z.array(z.object({ ...outcome, data: userSchema.nullish() })).max(50),
})

/** `PUT …/password`: an outcome without data. */
export const passwordSetSchema = z.object({ ...envelope, response: z.object(outcome) })

/** A failure in the envelope of every other answer; the outcome may be in a list. */
const failureSchema = z.object({
  ...envelope,
  response: z.union([z.object(outcome), z.array(z.object(outcome)).transform(([first]) => first)]),
})

/** What a rate limit answers instead (developer.exotel.com/docs/advanced-config/rate-limiting). */
const restExceptionSchema = z.object({
  RestException: z.object({ Code: z.union([z.number(), z.string().max(60)]).nullish() }),
})

/** What a body says went wrong, in either of Exotel's two shapes. */
export interface Refusal {
  requestId?: string | null | undefined
  code?: number | string | null | undefined
}

/** Reads a failed answer's body; empty where it is in neither shape. */
export function readRefusal(body: unknown): Refusal {
  const enveloped = failureSchema.safeParse(body)
  if (enveloped.success) {
    const { request_id, response } = enveloped.data
    return { requestId: request_id, code: response?.error_data?.code }
  }
  const exception = restExceptionSchema.safeParse(body)
  return exception.success ? { code: exception.data.RestException.Code } : {}
}
