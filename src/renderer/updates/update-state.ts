import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { UpdateState } from '../../shared/updates/updates.ts'
import { call, listen } from '../bridge.ts'
import { leaveApp } from '../leaving/leave-app.ts'

/** What is known about newer versions. */
export const updates = signal<UpdateState>({ state: 'none' })

/** The announcement that the person dismissed; the banner comes back once there is another one. */
export const putOff = signal<UpdateState | null>(null)

let following = false

/** Follows main's state from the first use. */
export function useUpdates(): UpdateState {
  useEffect(() => {
    if (following) return
    following = true
    listen('updates.changed', (next) => {
      updates.value = next
    })
    void call('updates.state', {}).then((result) => {
      if (result.ok) updates.value = result.value
    })
  }, [])
  return updates.value
}

/** Asks first if something is unsaved, as closing the window does. */
export const restartForUpdate = () => leaveApp(async () => (await call('updates.install', {})).ok)

export const checkForUpdates = ({ again }: { again: boolean }) => void call('updates.check', { again })

export const openDownloadPage = () => void call('links.open', { link: 'download-page' })
