import { passwordText } from '../i18n/en/account.ts'
import './strength-meter.css'
import { useStrength } from './use-strength.ts'

interface StrengthMeterProps {
  password: string
  /** The person's own names and addresses, which others would try first. */
  about: readonly string[]
}

/** How hard the password is to guess: five steps, one word, and what that means. Advice stands there while nothing is typed. */
export function StrengthMeter({ password, about }: StrengthMeterProps) {
  const estimate = useStrength(password, about).value
  return (
    <div class="strength-meter" data-score={estimate?.score}>
      <div class="strength-meter-bar" aria-hidden="true">
        {passwordText.strength.map((word, step) => (
          <span key={word} data-filled={estimate !== null && step <= estimate.score ? '' : undefined} />
        ))}
      </div>
      <p class="strength-meter-words" role="status">
        {estimate ? (
          <>
            <strong>
              {passwordText.strengthLabel}: {passwordText.strength[estimate.score]}.
            </strong>{' '}
            {passwordText.weakness.get(estimate.weakness ?? '')} {passwordText.crackTime(estimate.seconds)}
          </>
        ) : (
          passwordText.advice
        )}
      </p>
    </div>
  )
}
