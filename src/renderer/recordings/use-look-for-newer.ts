import { useEffect } from 'preact/hooks'
import { connection } from '../session/connection.ts'
import type { AccountRecordings } from './account-recordings.ts'

/** How often new calls are looked for, in milliseconds. */
const pause = 60_000

/** Looks for new calls once a minute, while the window can be seen and the portal answers. */
export function useLookForNewer(recordings: AccountRecordings | null): void {
  useEffect(() => {
    if (!recordings) return undefined
    // A timer may come a little early.
    let looked = Date.now()
    const look = () => {
      const isSeen = document.visibilityState === 'visible' && connection.peek() === 'connected'
      if (!isSeen || Date.now() - looked < pause / 2) return
      looked = Date.now()
      void recordings.rows.lookForNewer()
    }
    const timer = setInterval(look, pause)
    // A person who comes back to the window is told at once.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [recordings])
}
