import { passwordText } from 'text:account'
import { describeCrackTime, describeWeakness } from './describe-password.ts'
import './strength-meter.css'
import { useStrength } from './use-strength.ts'

/** From the weakest to the strongest, as zxcvbn counts. */
const strengths = Object.values(passwordText.strength)

interface StrengthMeterProps {
  password: string
  /** The person's own names and addresses, which others would try first. */
  about: readonly string[]
}

/** How hard the password is to guess: five steps, one word, and what that means. While nothing is typed, it shows advice. */
export function StrengthMeter({ password, about }: StrengthMeterProps) {
  const estimate = useStrength(password, about).value
  return (
    <div class="strength-meter" data-score={estimate?.score}>
      <div class="strength-meter-bar" aria-hidden="true">
        {strengths.map((word, step) => (
          <span key={word} data-filled={estimate !== null && step <= estimate.score ? '' : undefined} />
        ))}
      </div>
      <p class="strength-meter-words" role="status">
        {estimate ? (
          <>
            <strong>{passwordText.estimate({ strength: strengths[estimate.score] ?? '' })}</strong>{' '}
            {describeWeakness(estimate.weakness)} {describeCrackTime(estimate.seconds)}
          </>
        ) : (
          passwordText.advice
        )}
      </p>
    </div>
  )
}
