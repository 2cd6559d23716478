import { expect, it } from 'vitest'
import { settings } from '../../../src/main/settings/feature.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
import type { Preferences } from '../../../src/shared/settings/settings.ts'
import { createFeature, policyStore } from '../feature-dependencies.ts'
import { memorySettings } from '../memory-settings.ts'

function opened(decided: Policy, isWritable = true) {
  const store = memorySettings({ isWritable })
  const applied: Preferences[] = []
  const policy = { current: decided }
  const feature = createFeature(settings, {
    settings: store,
    policy: policyStore(policy),
    applyPreferences: (preferences) => void applied.push(preferences),
    emit: () => undefined,
  })
  return { ...feature, store, applied, policy }
}
const wished = { language: 'system', theme: 'dark', lockAfterMinutes: 0, contentProtection: false } as const

it('what a person chooses is kept and applied', async () => {
  const { handlers, store, applied } = opened({})
  expect(await handlers['settings.change'](wished)).toEqual(wished)
  expect([store.read().preferences, applied]).toEqual([wished, [wished]])
})

it('what the organisation decided stands in the place of what they try to choose', async () => {
  const { handlers, applied } = opened({ LockAfterMinutes: 5, ContentProtection: true })
  const decided = { language: 'system', theme: 'dark', lockAfterMinutes: 5, contentProtection: true }
  expect(await handlers['settings.change'](wished)).toEqual(decided)
  expect(applied).toEqual([decided])
})

it('another policy is applied at once to what they chose before', async () => {
  const { handlers, onPolicy, applied, policy } = opened({})
  await handlers['settings.change'](wished)
  policy.current = { ContentProtection: true }
  await onPolicy?.()
  expect(applied.at(-1)).toEqual({ ...wished, contentProtection: true })
})

it('a choice that cannot be saved is reported as such', async () => {
  const { handlers } = opened({}, false)
  await expect(handlers['settings.change'](wished)).rejects.toThrow('settings-unwritable')
})
