import { sessionText } from 'text:session'
import { type Signal, useSignal, useSignalEffect } from '@preact/signals'
import type { KeychainStatus } from '../../shared/session/session.ts'
import { call } from '../bridge.ts'
import { start } from '../session/session-state.ts'
import { Checkbox } from '../ui/checkbox.tsx'

/** "Keep me signed in", with a note of where the sign-in is kept, or why it cannot be. */
export function KeepSignedIn({ checked }: { checked: Signal<boolean> }) {
  const status = useSignal<KeychainStatus | null>(null)
  useSignalEffect(() => {
    // Checked again each time the box is ticked: the keychain may have been unlocked meanwhile.
    void checked.value
    void call('session.keychain', {}).then((result) => {
      status.value = result.ok ? result.value.status : 'not-answering'
    })
  })
  const platform = start.value?.platform ?? 'linux'
  const isTrouble = status.value !== null && status.value !== 'ready'
  return (
    <Checkbox
      checked={checked}
      label={sessionText.keep}
      hint={
        <span role="status" class={checked.value && isTrouble ? 'keep-trouble' : undefined}>
          {status.value && sessionText.keptIn[platform][status.value]}
        </span>
      }
    />
  )
}
