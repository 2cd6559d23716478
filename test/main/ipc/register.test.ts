import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type CallReceiver,
  isWithinLimits,
  openBridge,
  type Sender,
} from '../../../src/main/ipc/register.ts'
import type { Result } from '../../../src/shared/errors.ts'
import { contentsOf, frame } from '../fake-window.ts'
import { callNames } from './bridge-samples.ts'

const refused = { ok: false, error: { code: 'refused' } }

function open({ mainFrame = frame(), destroyed = false, loading }: Partial<Setup> = {}) {
  const listeners = new Map<string, Parameters<CallReceiver['handle']>[1]>()
  const answered: unknown[][] = []
  const answer: Answer = async (...call) => {
    answered.push(call)
    return { ok: true, value: 'answer' }
  }
  openBridge(
    { handle: (name, listener) => void listeners.set(name, listener) },
    contentsOf(mainFrame, destroyed).contents,
    loading ?? Promise.resolve(answer),
  )
  const call = (name: string, senderFrame: Sender | null, ...inputs: unknown[]): Promise<Result<unknown>> => {
    const listener = listeners.get(name)
    if (!listener) throw new Error(`nothing registered for ${name}`)
    return listener({ senderFrame }, ...inputs)
  }
  return { call, answered, names: [...listeners.keys()], answer }
}

interface Setup {
  mainFrame: Sender
  destroyed: boolean
  loading: Promise<Answer>
}

describe('the bridge', () => {
  it('has one handler for each call of the table and no other', () => {
    expect(open().names).toEqual(callNames)
  })

  it('hands a call of the own page on', async () => {
    const mainFrame = frame()
    const { call, answered } = open({ mainFrame })
    expect(await call('portal.check', mainFrame, { address: 'a' })).toEqual({ ok: true, value: 'answer' })
    expect(answered).toEqual([['portal.check', { address: 'a' }]])
  })

  it('lets calls wait that arrive before the features are loaded', async () => {
    const mainFrame = frame()
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const { call, answer, answered } = open({ mainFrame, loading: promise })
    const early = call('app.start', mainFrame, {})
    expect(answered).toEqual([])
    resolve(answer)
    expect(await early).toEqual({ ok: true, value: 'answer' })
  })

  it('answers with an internal error where the features failed to load', async () => {
    const mainFrame = frame()
    const { call } = open({ mainFrame, loading: Promise.reject(new Error('canary')) })
    expect(await call('app.start', mainFrame, {})).toEqual({ ok: false, error: { code: 'internal' } })
  })

  const foreigners: [string, Partial<Setup>, (mainFrame: Sender) => Sender | null][] = [
    ['a subframe of its own page', {}, () => frame()],
    ['a frame that is gone', {}, () => null],
    ['a destroyed frame', { mainFrame: frame({ destroyed: true }) }, (own) => own],
    ['a window that is gone', { destroyed: true }, (own) => own],
    ['a page of another origin', { mainFrame: frame({ origin: 'https://portal' }) }, (own) => own],
    ['a page of a longer host', { mainFrame: frame({ origin: 'app://portal.evil' }) }, (own) => own],
    ['an opaque origin', { mainFrame: frame({ origin: 'null' }) }, (own) => own],
    ['a blank page', { mainFrame: frame({ url: 'about:blank' }) }, (own) => own],
    ['a page with no address', { mainFrame: frame({ url: '' }) }, (own) => own],
    ['a page with credentials', { mainFrame: frame({ url: 'app://portal@evil/index.html' }) }, (own) => own],
  ]
  it.each(foreigners)('refuses every call of %s', async (_who, setup, sender) => {
    const mainFrame = setup.mainFrame ?? frame()
    const { call, answered } = open({ ...setup, mainFrame })
    for (const name of callNames) expect(await call(name, sender(mainFrame), {})).toEqual(refused)
    expect(answered).toEqual([])
  })

  it('refuses anything but exactly one input', async () => {
    const mainFrame = frame()
    const { call, answered } = open({ mainFrame })
    expect(await call('app.start', mainFrame)).toEqual(refused)
    expect(await call('app.start', mainFrame, {}, {})).toEqual(refused)
    expect(answered).toEqual([])
  })

  it.each(callNames)(
    'refuses input of %s that is no plain data of a sensible size, before any schema sees it',
    async (name) => {
      const mainFrame = frame()
      const { call, answered } = open({ mainFrame })
      for (const input of bombs) expect(await call(name, mainFrame, input)).toEqual(refused)
      expect(answered).toEqual([])
    },
  )

  it('tells the person which text is too long, however much they pasted', async () => {
    const mainFrame = frame()
    const { call, answered } = open({ mainFrame })
    const input = { fields: { username: 'ada', password: 'x'.repeat(1_000_000) }, keepSignedIn: true }
    expect(await call('session.signIn', mainFrame, input)).toEqual({
      ok: false,
      error: { code: 'validation', problems: [{ field: 'password', rule: 'too-long' }] },
    })
    expect(answered).toEqual([])
  })
})

const nested = (depth: number): unknown => (depth === 0 ? {} : { in: nested(depth - 1) })

const bombs = [
  ...['{"__proto__":{}}', '{"a":{"__proto__":1}}', '{"constructor":1}', '{"a":[{"prototype":1}]}'].map((text) =>
    JSON.parse(text),
  ),
  nested(40),
  { many: Array.from({ length: 1000 }, () => 1) },
  Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1])),
]

const nestedTo = (depth: number): unknown => (depth === 0 ? 'leaf' : { in: nestedTo(depth - 1) })
const circular: Record<string, unknown> = {}
circular.self = circular

describe('input of a sensible size', () => {
  it.each([
    ['an empty object', {}],
    ['scalars', { a: 'x', b: 1, c: true, d: null, e: undefined }],
    ['lists', { a: [1, [2]] }],
    ['the longest text a call takes', { text: 'x'.repeat(20_000) }],
  ])('passes: %s', (_what, input) => {
    expect(isWithinLimits(input)).toBe(true)
  })

  it('passes with more text where more is allowed', () => {
    const input = { text: 'x'.repeat(70_000) }
    expect([isWithinLimits(input), isWithinLimits(input, 70_004)]).toEqual([false, true])
  })

  it.each([
    ['nested too deep', nestedTo(7)],
    ['nested in a circle', circular],
    ['too long a text', { text: 'x'.repeat(70_000) }],
    ['too long a key', { ['x'.repeat(70_000)]: 1 }],
    ['long texts that add up', { a: Array.from({ length: 100 }, () => 'x'.repeat(1000)) }],
    ['too many parts', { a: Array.from({ length: 600 }, () => 1) }],
    ['a list that is long and empty', { a: new Array(1e9) }],
    ['too many keys', Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, 1]))],
    ['a prototype key', JSON.parse('{"a":{"__proto__":{"admin":true}}}')],
    ['a constructor key', { constructor: {} }],
    ['a symbol key', { [Symbol('s')]: 1 }],
    ['another prototype', Object.create({ inherited: true })],
    ['no prototype', Object.create(null)],
    ['a date', { a: new Date() }],
    ['a map', new Map()],
    ['bytes', new Uint8Array(4)],
    ['an error', new Error('x')],
    ['a function', { a: () => 1 }],
    ['a big integer', { a: 1n }],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
  ])('does not pass: %s', (_what, input) => {
    expect(isWithinLimits(input)).toBe(false)
  })
})
