import { uiText } from 'text:ui'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatRemaining } from './clock.ts'

interface CountdownProps {
  /** The moment it ends, in milliseconds since 1970-01-01 UTC. */
  until: number
  /** The sentence around the time. */
  sentence?: (values: { time: string }) => string
  /** Called once when the moment has come; at once if it is past. */
  onDone?: () => void
}

/** The object replacement character of Unicode, which no sentence contains. */
const slot = '\uFFFC'

/** What is left until a moment, ticking each second. Screen readers hear it once a minute. */
export function Countdown({ until, sentence = ({ time }) => time, onDone }: CountdownProps) {
  const remaining = useRemaining(until, onDone)
  const [before, after] = sentence({ time: slot }).split(slot)
  return (
    <>
      {before}
      <span class="countdown" aria-hidden="true">
        {formatRemaining(remaining)}
      </span>
      <span class="visually-hidden" role="status">
        {describeRemaining(remaining)}
      </span>
      {after}
    </>
  )
}

/** "About 2 minutes left", for screen readers. Takes milliseconds. */
export function describeRemaining(milliseconds: number): string {
  const { minutes, hours, days } = uiText.remaining
  const wholeMinutes = Math.ceil(milliseconds / 60_000)
  if (wholeMinutes < 120) return minutes({ count: wholeMinutes })
  const wholeHours = Math.ceil(wholeMinutes / 60)
  return wholeHours < 48 ? hours({ count: wholeHours }) : days({ count: Math.round(wholeHours / 24) })
}

/** Milliseconds left until a moment, updated every second; never below zero. */
export function useRemaining(until: number, onDone?: () => void): number {
  const left = useMemo(() => countingTo(until), [until])
  const [, render] = useState(0)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const tick = () => {
      render((ticks) => ticks + 1)
      if (left() > 0) return
      clearInterval(timer)
      done.current?.()
    }
    const timer = setInterval(tick, 1000)
    tick()
    return () => clearInterval(timer)
  }, [left])
  return Math.max(0, left())
}

/**
 * Returns a function that gives the time left until a moment. It uses the page's monotonic clock, since the computer's
 * clock may be set back, but never gives more than by the computer's clock, since the page's may stop during sleep.
 */
function countingTo(until: number): () => number {
  const end = performance.now() + until - Date.now()
  return () => Math.min(end - performance.now(), until - Date.now())
}
