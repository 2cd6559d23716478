import { computed, effect, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { online } from './session-state.ts'

/** Whether this computer has a network at all. */
export const hasNetwork = signal(navigator.onLine)

/** Whether the portal of the account in use answers, and if not, on which side the cause is. */
export const connection = computed(() => {
  if (online.value) return 'connected'
  return hasNetwork.value ? 'portal-unavailable' : 'offline'
})

/** Follows the network. Called once. */
export function startConnection(): void {
  const follow = () => {
    hasNetwork.value = navigator.onLine
  }
  window.addEventListener('online', follow)
  window.addEventListener('offline', follow)
  follow()
}

/** Calls `retry` whenever the portal answers again, while the component is shown. */
export function useConnectedAgain(retry: () => void): void {
  const latest = useRef(retry)
  latest.current = retry
  useEffect(() => {
    let wasConnected = connection.peek() === 'connected'
    return effect(() => {
      const isConnected = connection.value === 'connected'
      if (isConnected && !wasConnected) latest.current()
      wasConnected = isConnected
    })
  }, [])
}
