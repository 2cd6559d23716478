import { expect } from 'vitest'
import { type AppError, Failure } from '../../../src/shared/errors.ts'

/** The typed error a call fails with; the test fails where the call does not, or rejects with anything else. */
export async function failureOf(call: Promise<unknown>): Promise<AppError> {
  const outcome: unknown = await call.then(
    () => 'no failure',
    (cause: unknown) => cause,
  )
  expect(outcome).toBeInstanceOf(Failure)
  return (outcome as Failure).error
}
