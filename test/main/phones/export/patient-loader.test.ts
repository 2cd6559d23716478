import { describe, expect, test } from 'vitest'
import { createPatience } from '../../../../src/main/phones/export/patient-loader.ts'
import { type AppError, Failure } from '../../../../src/shared/errors.ts'
import type { ExportProgress } from '../../../../src/shared/phones/phone-export.ts'

/** Fails with each error in turn, then gives the value. */
function failing(...errors: AppError[]) {
  return async () => {
    const error = errors.shift()
    if (error) throw new Failure(error)
    return 'read'
  }
}

function patience(reauthenticated: () => Promise<void> = () => new Promise(() => {})) {
  const waits: ExportProgress['waiting'][] = []
  const cancelling = new AbortController()
  const onWaiting = (waiting: ExportProgress['waiting']) => void waits.push(waiting)
  return { waits, cancelling, patient: createPatience({ onWaiting, reauthenticated, signal: cancelling.signal }) }
}

describe('a portal that asks for a pause', () => {
  test('is asked again when it said, and not before', async () => {
    const { patient, waits } = patience()
    const retryAt = Date.now() + 60
    await expect(patient(failing({ code: 'too-many-attempts', retryAt }))).resolves.toBe('read')
    expect(Date.now()).toBeGreaterThanOrEqual(retryAt - 1)
    expect(waits).toEqual([{ for: 'portal', until: retryAt }, null])
  })

  test('delays all reads in progress together, not one after the other', async () => {
    const { patient, waits } = patience()
    const retryAt = Date.now() + 40
    const reads = Array.from({ length: 4 }, () => patient(failing({ code: 'too-many-attempts', retryAt })))
    await expect(Promise.all(reads)).resolves.toHaveLength(4)
    expect(waits).toHaveLength(2)
  })

  test('is not waited for when the pause is hours long', async () => {
    const { patient } = patience()
    const error = { code: 'too-many-attempts', retryAt: Date.now() + 3_600_000 } as const
    await expect(patient(failing(error))).rejects.toMatchObject({ error })
  })

  test('is left at once when the person cancels', async () => {
    const { patient, cancelling } = patience()
    const read = patient(failing({ code: 'too-many-attempts', retryAt: Date.now() + 60_000 }))
    cancelling.abort()
    await expect(read).rejects.toMatchObject({ error: { code: 'cancelled' } })
  })
})

test('the password is asked for once if reauthentication is required, and reading goes on', async () => {
  let questions = 0
  const { patient, waits } = patience(async () => {
    questions++
  })
  const reads = Array.from({ length: 4 }, () => patient(failing({ code: 'reauthentication-required' })))
  await expect(Promise.all(reads)).resolves.toEqual(['read', 'read', 'read', 'read'])
  expect(questions).toBe(1)
  expect(waits[0]).toEqual({ for: 'reauthentication' })
})

test('an answer that never comes does not outlive Cancel', async () => {
  const { patient, cancelling } = patience()
  const read = patient(() => new Promise(() => {}))
  cancelling.abort()
  await expect(read).rejects.toMatchObject({ error: { code: 'cancelled' } })
})

test('any other failure is the reading’s own', async () => {
  const { patient } = patience()
  await expect(patient(failing({ code: 'not-found' }))).rejects.toMatchObject({ error: { code: 'not-found' } })
})
