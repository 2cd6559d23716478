import { expect, test } from 'vitest'
import { measureSignInSize } from './sign-in-size.ts'
import { measureStartModules } from './start-modules.ts'

test('the size of the sign-in screen counts its scripts, its styles and the texts that they import', async () => {
  const [size] = await measureSignInSize()
  expect(size?.value).toBeGreaterThan(10)
})

test('every module of main is loaded without Electron', async () => {
  const figures = await measureStartModules(1)
  expect(figures.map(({ value }) => Number.isFinite(value))).toEqual([true, true])
})
