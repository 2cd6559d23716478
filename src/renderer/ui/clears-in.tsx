import { uiText } from 'text:ui'
import { wholeSeconds } from '../i18n/format.ts'
import { useRemaining } from './countdown.tsx'
import { forgetSecretCopy } from './use-secret-copy.ts'

/** Says that a secret was copied and counts down to when the clipboard is cleared; a moment in milliseconds since 1970-01-01 UTC. */
export function ClearsIn({ until }: { until: number }) {
  return <>{uiText.clearsIn({ seconds: wholeSeconds(useRemaining(until, forgetSecretCopy)) })}</>
}
