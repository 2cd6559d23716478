import { Failure } from '../../shared/errors.ts'
import { preferencesUnder } from '../../shared/settings/policy.ts'
import type { Feature } from '../feature.ts'

export const settings: Feature<'settings'> = ({ settings: store, policy, applyPreferences, emit }) => {
  store.onSaved((saved) => emit('settings.saved', { saved }))
  return {
    handlers: {
      async 'settings.change'(wished) {
        const preferences = preferencesUnder(policy.current(), wished)
        store.change({ preferences })
        applyPreferences(preferences)
        if (!(await store.saved())) throw new Failure({ code: 'settings-unwritable' })
        return preferences
      },
    },
    onPolicy: () => applyPreferences(preferencesUnder(policy.current(), store.read().preferences)),
  }
}
