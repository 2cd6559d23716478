import { afterEach, beforeEach } from 'vitest'
import { type ActivePortal, createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { createLock, type Lock } from '../../../src/main/lock/lock.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { memorySecrets, type TestSecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

/** An app that can be locked, with a portal, made anew for each test of the file that imports this. */

export let reference: RunningPortal
export let settings: SettingsStore
export let secrets: TestSecrets
export let portal: ActivePortal
export let session: SessionKeeper
export let lock: Lock
export let told: boolean[]
export let touchId: { offered: boolean; accepts: boolean }

/** The app after a start; a second one finds what the first left. */
export function startApp(given: string | null = reference.url): void {
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  portal = createActivePortal(http, settings, given === null ? null : new URL(given))
  session = createSessionKeeper(portal, secrets, { ended: () => undefined, reachable: () => undefined })
  lock = createLock({
    session,
    portal,
    settings,
    systemAuthentication: { isOffered: () => touchId.offered, ask: async () => touchId.accepts },
    changed: (locked) => told.push(locked),
  })
}

beforeEach(async () => {
  reference = await startPortal({ phones: 1, people: 3 })
  settings = memorySettings()
  secrets = memorySecrets()
  told = []
  touchId = { offered: false, accepts: false }
  startApp()
})
afterEach(() => reference.close())

/** A person is signed in, and the app is locked. */
export async function locked(keep = true): Promise<void> {
  const { username, password } = reference.people.ada
  await lock.session.signIn({ username, password }, keep)
  lock.lock()
}
