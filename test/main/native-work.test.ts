import { expect, it } from 'vitest'
import { followNativeWork, hasNativeWork } from '../../src/main/native-work.ts'

it('says that native work is under way until every call has settled, well or badly', async () => {
  const first = Promise.withResolvers<string>()
  const second = Promise.withResolvers<string>()
  expect(hasNativeWork()).toBe(false)
  const followed = [followNativeWork(first.promise), followNativeWork(second.promise)]
  first.resolve('secret')
  expect(await followed[0]).toBe('secret')
  expect(hasNativeWork()).toBe(true)
  second.reject(new Error('denied'))
  await expect(followed[1]).rejects.toThrow('denied')
  expect(hasNativeWork()).toBe(false)
})
