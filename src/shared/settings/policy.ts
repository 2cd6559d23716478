import { type Decisions, flag, policyKey } from '../policy-key.ts'
import { type Preferences, preferencesSchema } from './settings.ts'

/** The preferences that an organisation can decide. */
export const settingsPolicy = {
  LockAfterMinutes: policyKey(preferencesSchema.shape.lockAfterMinutes, {
    title: 'Lock after',
    description: 'Minutes without keyboard or mouse until the app locks: 1, 5, 15 or 60; 0 for never.',
    safest: 1,
  }),
  ContentProtection: policyKey(flag, {
    title: 'Keep out of screenshots',
    description: 'Keeps the window out of screenshots and shared screens as far as the system can.',
    safest: true,
  }),
}

/** A person's preferences, overridden by the organisation's decisions. */
export function preferencesUnder(policy: Decisions<typeof settingsPolicy>, preferences: Preferences): Preferences {
  return {
    ...preferences,
    lockAfterMinutes: policy.LockAfterMinutes ?? preferences.lockAfterMinutes,
    contentProtection: policy.ContentProtection ?? preferences.contentProtection,
  }
}
