import { useEffect, useRef, useState } from 'preact/hooks'
import { uiText } from '../i18n/en/ui.ts'
import { formatRemaining } from '../i18n/format.ts'

interface CountdownProps {
  /** The moment it runs to, milliseconds since 1970-01-01 UTC. */
  until: number
  /** Called once when the moment has come; at once if it is past. */
  onDone?: () => void
}

/** What is left until a moment, ticking each second. Screen readers hear it once a minute. */
export function Countdown({ until, onDone }: CountdownProps) {
  const remaining = useRemaining(until, onDone)
  return (
    <>
      <span class="countdown" aria-hidden="true">
        {formatRemaining(remaining)}
      </span>
      <span class="visually-hidden" role="status">
        {uiText.remainingMinutes(Math.ceil(remaining / 60_000))}
      </span>
    </>
  )
}

/** Milliseconds left until a moment, rendered anew each second; never below zero. */
export function useRemaining(until: number, onDone?: () => void): number {
  const [now, setNow] = useState(() => Date.now())
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const tick = () => {
      setNow(Date.now())
      if (Date.now() < until) return
      clearInterval(timer)
      done.current?.()
    }
    const timer = setInterval(tick, 1000)
    tick()
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, until - now)
}
