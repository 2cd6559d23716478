import { type Signal, useSignal, useSignalEffect } from '@preact/signals'
import type { KeychainStatus } from '../../shared/session.ts'
import { call } from '../bridge.ts'
import { sessionText } from '../i18n/en/session.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { start } from './session-state.ts'

/** "Keep me signed in", saying where it is kept, or once ticked why it cannot be. */
export function KeepSignedIn({ checked }: { checked: Signal<boolean> }) {
  const status = useSignal<KeychainStatus>('ready')
  useSignalEffect(() => {
    if (!checked.value) return
    void call('session.keychain', {}).then((result) => {
      status.value = result.ok ? result.value.status : 'not-answering'
    })
  })
  const platform = start.value?.platform ?? 'linux'
  const trouble = checked.value && status.value !== 'ready' && sessionText.keychainTrouble(status.value, platform)
  return (
    <Checkbox
      checked={checked}
      label={sessionText.keep}
      hint={
        <span role="status" class={trouble ? 'keep-trouble' : undefined}>
          {trouble || sessionText.keptIn(platform)}
        </span>
      }
    />
  )
}
