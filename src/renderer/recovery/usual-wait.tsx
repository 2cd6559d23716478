import { useSignal } from '@preact/signals'
import { recoveryText } from '../i18n/en/recovery.ts'
import { Countdown } from '../ui/countdown.tsx'

/** How long an e-mail usually takes, in milliseconds; after that a person should look in Spam. */
const usualDelay = 3 * 60_000

/** Counts down the usual time of an e-mail, then says where else to look. `at`: when it was asked for, in milliseconds since 1970-01-01 UTC. */
export function UsualWait({ at }: { at: number }) {
  const { waiting, spam } = recoveryText.sent
  const overdue = useSignal(false)
  return (
    <p class="recovery-wait" role="status">
      {overdue.value ? spam : waiting}
      {!overdue.value && (
        <span class="recovery-clock">
          <Countdown
            until={at + usualDelay}
            onDone={() => {
              overdue.value = true
            }}
          />
        </span>
      )}
    </p>
  )
}
