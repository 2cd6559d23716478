import { registrationText } from 'text:phones'
import type { RegistrationState } from '../../shared/phones/phones.ts'
import { formatTime } from '../i18n/format.ts'
import './registration-badge.css'

/** Who said whether a phone is registered, and when, in milliseconds since 1970-01-01 UTC. */
export type SeenRegistration = { at: number } & (
  | { source: 'portal'; state: RegistrationState }
  | { source: 'test'; state: Exclude<RegistrationState, 'unknown'> }
)

/** Whether the phone is registered: a mark that differs in shape as well as in colour, and the words. */
export function RegistrationBadge({ state, seen }: { state: RegistrationState; seen?: SeenRegistration | undefined }) {
  return (
    <span class="registration-badge" title={registrationText[state]}>
      <span class="registration-mark" data-state={state} />
      <span class="registration-badge-words">{seen ? wordsOf(seen) : registrationText[state]}</span>
    </span>
  )
}

/** The same in a list, where only what needs action is said in words; a screen reader says the others. */
export function RegistrationMark({ state }: { state: RegistrationState }) {
  if (state === 'unregistered') return <RegistrationBadge state={state} />
  const words = registrationText[state]
  return <span class="registration-mark" data-state={state} role="img" aria-label={words} title={words} />
}

function wordsOf(seen: SeenRegistration): string {
  const time = formatTime(seen.at)
  const { portal, test } = registrationText.since
  return seen.source === 'test' ? test[seen.state]({ time }) : portal[seen.state]({ time })
}
