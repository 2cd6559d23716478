import { describe, expect, it } from 'vitest'
import { describePolicy, type Kind } from '../../../scripts/policy/describe.ts'
import { createGuard } from '../../../src/main/ipc/guard.ts'
import { bridge, callsByFeature } from '../../../src/shared/bridge.ts'
import { decisionsSchema, type Policy } from '../../../src/shared/policy/policy.ts'
import { callNames, fittingInput } from './bridge-samples.ts'

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
