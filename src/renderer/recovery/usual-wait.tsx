import { recoveryText } from 'text:recovery'
import { capabilities } from '../session/session-state.ts'
import { Countdown, useRemaining } from '../ui/countdown.tsx'

const minute = 60_000
/** When a person should look in Spam if the portal does not say how long its emails take, in milliseconds. */
const patience = 3 * minute

/**
 * Says how long the portal's emails usually take, counting down if the portal gives a time, then where else to look.
 * `at`: when one was requested, in milliseconds since 1970-01-01 UTC.
 */
export function UsualWait({ at }: { at: number }) {
  const { soon, usual, spam } = recoveryText.sent
  const minutes = capabilities.value?.recovery.usualMinutes
  const until = at + (minutes === undefined ? patience : minutes * minute)
  const overdue = useRemaining(until) === 0
  return (
    <p class="recovery-wait" role="status">
      {overdue ? spam : minutes === undefined ? soon : usual({ minutes })}
      {!overdue && minutes !== undefined && (
        <span class="recovery-clock">
          <Countdown until={until} />
        </span>
      )}
    </p>
  )
}
