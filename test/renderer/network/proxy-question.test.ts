import { beforeEach, expect, test, vi } from 'vitest'
import { proxyQuestion, throughProxy } from '../../../src/renderer/network/proxy-question.ts'
import type { Result } from '../../../src/shared/errors.ts'

const through: Result<string> = { ok: true, value: 'answer' }

/** A call that a proxy stops until somebody has signed in to it. */
function call(proxy: string) {
  const stopped: Result<never> = { ok: false, error: { code: 'proxy-auth', proxy } }
  let open = false
  const ask = vi.fn(async (): Promise<Result<string>> => (open ? through : stopped))
  return { ask, stopped, letThrough: () => (open = true) }
}

const question = () => vi.waitUntil(() => proxyQuestion.value)

beforeEach(() => proxyQuestion.value?.answer(false))

test('a call that meets no proxy asks nothing', async () => {
  expect(await throughProxy(async () => through)).toEqual(through)
  expect(proxyQuestion.value).toBeNull()
})

test('calls that meet the proxy together ask once, and all go on', async () => {
  const proxy = 'http://proxy.office:8080'
  const [one, two] = [call(proxy), call(proxy)]
  const answers = Promise.all([throughProxy(one.ask), throughProxy(two.ask)])
  const { proxy: asked, again, answer } = await question()
  expect({ asked, again }).toEqual({ asked: proxy, again: false })
  one.letThrough()
  two.letThrough()
  answer(true)
  expect(await answers).toEqual([through, through])
  expect(proxyQuestion.value).toBeNull()
})

test('a sign-in that the proxy refuses is asked for again, and said to have been wrong', async () => {
  const { ask, letThrough } = call('http://proxy.branch:8080')
  const answered = throughProxy(ask)
  ;(await question()).answer(true)
  const second = await question()
  expect(second.again).toBe(true)
  letThrough()
  second.answer(true)
  expect(await answered).toEqual(through)
})

test('who does not sign in is told what stopped the call, which was made once', async () => {
  const { ask, stopped } = call('http://proxy.home:8080')
  const answered = throughProxy(ask)
  ;(await question()).answer(false)
  expect(await answered).toEqual(stopped)
  expect(ask).toHaveBeenCalledTimes(1)
})
