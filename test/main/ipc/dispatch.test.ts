import { describe, expect, it } from 'vitest'
import { createAnswers } from '../../../src/main/ipc/dispatch.ts'
import type { Guard } from '../../../src/main/ipc/guard.ts'
import type { Handlers } from '../../../src/main/ipc/handlers.ts'
import type { LogFacts } from '../../../src/main/log/log.ts'
import { type AppError, Failure } from '../../../src/shared/errors.ts'
import { callNames, fittingInput, hostileInputs } from './bridge-samples.ts'

const letAllPass: Guard = (_name, _input, handle) => handle()

function answersOf(handle: () => Promise<unknown>) {
  const asked: unknown[] = []
  const lines: LogFacts[] = []
  const handler = (input: unknown) => {
    asked.push(input)
    return handle()
  }
  // Every handler is the same here; what each should give is not what these tests are about.
  const handlers = Object.fromEntries(callNames.map((name) => [name, handler])) as unknown as Handlers
  const log = { error: (_message: string, facts: LogFacts = {}) => void lines.push(facts) }
  return { answer: createAnswers(handlers, letAllPass, log), asked, lines }
}

const failing = (fault: unknown) => answersOf(() => Promise.reject(fault))

describe.each(callNames)('%s', (name) => {
  it('reaches its handler with input that fits', async () => {
    const { answer, asked } = failing(new Failure({ code: 'cancelled' }))
    expect(await answer(name, fittingInput(name))).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(asked).toEqual([fittingInput(name)])
  })

  it.each(hostileInputs(name))('refuses %s without running', async (what, input) => {
    const { answer, asked, lines } = answersOf(async () => ({}))
    const field = /an oversized (\w+)/.exec(what)?.[1]
    const error = field ? { code: 'validation', problems: [{ field, rule: 'too-long' }] } : { code: 'refused' }
    expect(await answer(name, input)).toEqual({ ok: false, error })
    expect([asked, lines]).toEqual([[], []])
  })

  it('lets nothing out that its schema does not name', async () => {
    const canary = crypto.randomUUID()
    const { answer, lines } = answersOf(async () => ({ token: canary }))
    const result = await answer(name, fittingInput(name))
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify([result, lines])).not.toContain(canary)
  })
})

describe('answers', () => {
  it('pass a value on that fits', async () => {
    const { answer } = answersOf(async () => ({ status: 'ready' }))
    expect(await answer('session.keychain', {})).toEqual({ ok: true, value: { status: 'ready' } })
  })

  it('turn a failure into its error', async () => {
    const error: AppError = { code: 'too-many-attempts', retryAt: 5 }
    expect(await failing(new Failure(error)).answer('portal.current', {})).toEqual({ ok: false, error })
  })

  it('hold a failure whose error does not fit back as an internal one', async () => {
    const { answer } = failing(new Failure({ code: 'offline', host: 'x'.repeat(301) }))
    expect(await answer('portal.current', {})).toMatchObject({ error: { code: 'internal' } })
  })

  it('give the person the reference that the log names the fault by', async () => {
    const { answer, lines } = failing(new TypeError('odd'))
    const result = await answer('portal.current', {})
    const reference = /^Reference ([0-9a-f]{8})$/.exec(result.ok ? '' : (result.error.details?.[0] ?? ''))?.[1]
    expect(reference).toBeDefined()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      reference,
      call: 'portal.current',
      fault: expect.stringMatching(/^TypeError at /),
    })
  })

  it('put no message of a fault in the answer or the log, because it may quote a secret', async () => {
    const canary = crypto.randomUUID()
    for (const fault of [new Error(`no ${canary}\n    at ${canary}`), `thrown ${canary}`, { canary }]) {
      const { answer, lines } = failing(fault)
      const result = await answer('portal.current', {})
      expect(JSON.stringify([result, lines])).not.toContain(canary)
    }
  })

  it('have the guard look at the parsed input before the handler runs', async () => {
    const looked: unknown[] = []
    const handlers = { 'links.open': async () => ({}) } as unknown as Handlers
    const guard: Guard = async (name, input) => {
      looked.push(name, input)
      throw new Failure({ code: 'managed' })
    }
    const answer = createAnswers(handlers, guard, { error: () => undefined })
    expect(await answer('links.open', { link: 'support-email' })).toEqual({ ok: false, error: { code: 'managed' } })
    expect(looked).toEqual(['links.open', { link: 'support-email' }])
  })

  it('hold a handler that throws at once back too', async () => {
    const { answer } = answersOf(() => {
      throw new Error('at once')
    })
    expect(await answer('portal.current', {})).toMatchObject({ error: { code: 'internal' } })
  })
})
