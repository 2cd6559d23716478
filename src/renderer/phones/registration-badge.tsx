import { registrationText } from 'text:phones'
import type { RegistrationState } from '../../shared/phones/phones.ts'
import './registration-badge.css'

/** Whether the phone is registered: a mark that differs in shape as well as in colour, and the words. */
export function RegistrationBadge({ state }: { state: RegistrationState }) {
  return (
    <span class="registration-badge" data-state={state} title={registrationText[state]}>
      <span class="registration-badge-mark" />
      <span class="registration-badge-words">{registrationText[state]}</span>
    </span>
  )
}
