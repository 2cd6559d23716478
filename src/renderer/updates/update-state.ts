import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { UpdateState } from '../../shared/updates.ts'
import { call, listen } from '../bridge.ts'
import { mayLeave } from '../routes.ts'

/** What is known about newer versions. */
export const updates = signal<UpdateState>({ state: 'none' })

/** The person has seen what the banner says of it. */
export const putOff = signal(false)

let following = false

/** Follows what main knows, from the first use on. */
export function useUpdates(): UpdateState {
  useEffect(() => {
    if (following) return
    following = true
    listen('updates.changed', (next) => {
      if (next.state !== updates.peek().state) putOff.value = false
      updates.value = next
    })
    void call('updates.state', {}).then((result) => {
      if (result.ok) updates.value = result.value
    })
  }, [])
  return updates.value
}

/** Asks the person first where something is unsaved, as leaving the page does. */
export async function restartForUpdate(): Promise<void> {
  if (await mayLeave()) await call('updates.install', {})
}

export const checkForUpdates = ({ again }: { again: boolean }) => void call('updates.check', { again })

export const openDownloadPage = () => void call('links.open', { link: 'download-page' })
