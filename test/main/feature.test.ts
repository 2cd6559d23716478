import { expect, it } from 'vitest'
import { type Hooks, joinHooks } from '../../src/main/feature.ts'

it('features that are added later hear of what happens then, one after the other', () => {
  const heard: unknown[] = []
  const features: Hooks[] = []
  const hooks = joinHooks(features)
  hooks.dropSecrets()
  features.push(
    { dropSecrets: () => void heard.push('first'), onLockChange: (locked) => void heard.push(locked) },
    {},
    { dropSecrets: () => void heard.push('last'), onSessionEnd: (reason) => void heard.push(reason) },
  )
  hooks.dropSecrets()
  hooks.onLockChange(true)
  hooks.onSessionEnd('expired')
  hooks.onAccountChange()
  expect(heard).toEqual(['first', 'last', true, 'expired'])
})

it('a slow step of one feature delays no other, and all are awaited', async () => {
  const slow = Promise.withResolvers<void>()
  const steps: string[] = []
  const hooks = joinHooks([
    { onQuit: () => slow.promise.then(() => void steps.push('slow')) },
    { onQuit: () => void steps.push('quick') },
  ])
  const quit = hooks.onQuit()
  expect(steps).toEqual(['quick'])
  slow.resolve()
  await quit
  expect(steps).toEqual(['quick', 'slow'])
})
