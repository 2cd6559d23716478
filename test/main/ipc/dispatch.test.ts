import { describe, expect, it } from 'vitest'
import { describePolicy, type Kind } from '../../../scripts/policy/describe.ts'
import { createAnswers, createEmit, createGuard, type Guard, type Handlers } from '../../../src/main/ipc/dispatch.ts'
import type { LogFacts } from '../../../src/main/log/log.ts'
import { bridge, callsByFeature } from '../../../src/shared/bridge.ts'
import { type AppError, Failure } from '../../../src/shared/errors.ts'
import { decisionsSchema, type Policy } from '../../../src/shared/policy/policy.ts'
import { contentsOf, frame } from '../fake-window.ts'
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

type CallName = (typeof callNames)[number]
const isOpen = (name: CallName) => bridge[name].rules.whileLocked === 'answered'
const open = callNames.filter(isOpen)
const closed = callNames.filter((name) => !isOpen(name))

const inputOf = (name: CallName) => bridge[name].input.parse(fittingInput(name))

function guarded(state: { locked: boolean; policy?: Policy }) {
  const late: string[] = []
  const guard = createGuard({
    isLocked: () => state.locked,
    policy: () => state.policy ?? {},
    late: () => void late.push('late'),
  })
  const ask = (name: CallName, handle: () => Promise<unknown>) => guard(name, inputOf(name), handle)
  return { ask, late }
}

describe('while the app is locked', () => {
  it.each(closed)('%s is refused without running', async (name) => {
    let ran = false
    const { ask } = guarded({ locked: true })
    const answer = ask(name, async () => {
      ran = true
    })
    await expect(answer).rejects.toThrow('locked')
    expect(ran).toBe(false)
  })

  it.each(closed)('the answer of %s that was under way is held back, and what it left is taken away', async (name) => {
    const state = { locked: false }
    const { ask, late } = guarded(state)
    const answer = ask(name, async () => {
      state.locked = true
      return 'secret'
    })
    await expect(answer).rejects.toThrow('locked')
    expect(late).toEqual(['late'])
  })

  it('the failure of one that was under way is held back as well', async () => {
    const state = { locked: false }
    const { ask, late } = guarded(state)
    const answer = ask('account.read', async () => {
      state.locked = true
      throw new Error('offline')
    })
    await expect(answer).rejects.toThrow('locked')
    expect(late).toEqual(['late'])
  })

  it.each(open)('%s, which declares it, goes on', async (name) => {
    const { ask, late } = guarded({ locked: true })
    expect(await ask(name, async () => 'answer')).toBe('answer')
    expect(late).toEqual([])
  })

  it('nothing that shows or changes an account is open, and what the lock screen needs is', () => {
    const { account, users, phones, settings, clipboard, licences, updates } = callsByFeature
    const features = [account, users, phones, settings, clipboard, licences, updates]
    expect(features.flatMap((calls) => Object.values(calls)).filter(({ rules }) => 'whileLocked' in rules)).toEqual([])
    expect(open.filter((name) => /^(connections|drafts)\./.test(name))).toEqual([])
    // Either would leave the account behind that the lock is about.
    expect(closed).toEqual(expect.arrayContaining(['portal.choose', 'recovery.acceptLink']))
    expect(open).toEqual(expect.arrayContaining(['session.unlock', 'session.signOut', 'session.restore']))
  })
})

describe('an app that is not locked and has no policy', () => {
  it.each(callNames)('runs %s and passes its outcome on', async (name) => {
    const { ask, late } = guarded({ locked: false })
    expect(await ask(name, async () => 'answer')).toBe('answer')
    await expect(ask(name, () => Promise.reject(new Error('offline')))).rejects.toThrow('offline')
    expect(late).toEqual([])
  })
})

/** Decisions that each say something of one key. */
const decisions = describePolicy().flatMap(({ key, kind }) => valuesOf(kind).map((value) => ({ [key]: value })))

function valuesOf(kind: Kind): unknown[] {
  switch (kind.type) {
    case 'flag':
      return [true, false]
    case 'choice':
      return kind.values
    case 'list':
      return kind.values.length > 0 ? [[]] : []
    case 'text':
      return []
  }
}

const rules = callNames.flatMap((name) =>
  (bridge[name].rules.policy ?? []).map((_, index): [CallName, number] => [name, index]),
)

describe('a rule about policy', () => {
  it('stands at more than a few calls', () => {
    expect(rules.length).toBeGreaterThan(5)
  })

  it.each(rules)(
    'of %s (%i) refuses the call as managed without running it, from the next decision on',
    async (name, index) => {
      const allows = bridge[name].rules.policy?.[index] as (policy: Policy, input: unknown) => boolean
      const forbidding = decisions
        .map((decision) => decisionsSchema.parse(decision))
        .filter((policy) => !allows(policy, inputOf(name)))
      expect(forbidding).not.toEqual([])
      for (const policy of forbidding) {
        let runs = 0
        const state: { locked: boolean; policy?: Policy } = { locked: false }
        const { ask } = guarded(state)
        const handle = async () => {
          runs += 1
        }
        await ask(name, handle)
        state.policy = policy
        await expect(ask(name, handle)).rejects.toThrow('managed')
        expect(runs).toBe(1)
      }
    },
  )
})

describe('what main tells unasked', () => {
  it('reaches the own page', () => {
    const { contents, sent } = contentsOf(frame())
    createEmit(contents)('menu.command', { command: 'search' })
    expect(sent).toEqual([['menu.command', { command: 'search' }]])
  })

  it.each([
    ['another origin', frame({ origin: 'https://elsewhere.example' }), false],
    ['another page', frame({ url: 'about:blank' }), false],
    ['a window that is gone', frame(), true],
  ])('never reaches %s', (_where, mainFrame, destroyed) => {
    const { contents, sent } = contentsOf(mainFrame, destroyed)
    createEmit(contents)('secrets.hide', {})
    expect(sent).toEqual([])
  })

  it('carries nothing that its schema does not name', () => {
    const { contents, sent } = contentsOf(frame())
    const payload = { online: true, token: 'canary' }
    expect(() => createEmit(contents)('connection.changed', payload)).toThrow()
    expect(sent).toEqual([])
  })
})
