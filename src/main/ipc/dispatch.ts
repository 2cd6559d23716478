import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { bridge } from '../../shared/bridge.ts'
import { type AppError, appErrorSchema, Failure, type Result } from '../../shared/errors.ts'
import type { Log } from '../log/log.ts'
import { placeOf } from '../log/place-of.ts'
import type { Guard } from './guard.ts'
import type { Handlers } from './handlers.ts'
import type { Answer } from './register.ts'
import { tooLong } from './too-long.ts'

/**
 * The part of the bridge that knows the schemas: parses a call's input, has the guard run its handler and parses the
 * output. A `Failure` becomes its error; anything else is a fault of the app and is logged with a reference that the
 * person can quote.
 */
export function createAnswers(handlers: Handlers, guard: Guard, log: Pick<Log, 'error'>): Answer {
  const faulty = (call: string, fault: unknown): Result<never> => {
    const reference = randomBytes(4).toString('hex')
    log.error('bridge.fault', { reference, call, fault: placeOf(fault) })
    return { ok: false, error: { code: 'internal', details: [`Reference ${reference}`] } }
  }

  return async (name, raw) => {
    // The rows differ in type. That each handler fits its row is checked by the type of `features`.
    const row: { input: z.ZodType; output: z.ZodType } = bridge[name]
    const handler = handlers[name] as (input: unknown) => Promise<unknown>

    const input = row.input.safeParse(raw)
    if (!input.success) return { ok: false, error: refusalOf(input.error) }
    try {
      return { ok: true, value: row.output.parse(await guard(name, input.data, () => handler(input.data))) }
    } catch (fault) {
      const error = fault instanceof Failure ? appErrorSchema.safeParse(fault.error) : undefined
      return error?.success ? { ok: false, error: error.data } : faulty(name, fault)
    }
  }
}

/** A person can shorten text that is too long. The app's own page sends no other invalid input. */
function refusalOf({ issues }: z.ZodError): AppError {
  const isTooLong = issues.every((issue) => issue.code === 'too_big' && issue.origin === 'string')
  return isTooLong ? tooLong(issues.map(({ path }) => path)) : { code: 'refused' }
}
