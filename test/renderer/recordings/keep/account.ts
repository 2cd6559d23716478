import { beginSession, enterPortal, start } from '../../../../src/renderer/session/session-state.ts'
import type { Start } from '../../../../src/shared/app/app.ts'
import { capabilitiesSchema } from '../../../../src/shared/connections/portal.ts'
import type { Permission } from '../../../../src/shared/session/session.ts'
import { fakePortal, type Script } from '../../preview/fake-portal.ts'
import { portal, session } from '../../preview/scenarios.ts'

interface AccountOptions {
  permissions?: Permission[]
  playReason?: boolean
  forbidden?: Start['forbidden']
}

/** Enters an account of a portal with recordings, before a main process that answers from a script. */
export function enterAccount(script: Script, { permissions, playReason = false, forbidden = [] }: AccountOptions = {}) {
  const main = fakePortal(script)
  Object.defineProperty(window, 'bridge', { value: main, configurable: true })
  const capabilities = capabilitiesSchema.parse({ ...portal.capabilities, recordings: { playReason } })
  enterPortal({ ...portal, capabilities })
  beginSession({ ...session, permissions: permissions ?? ['recordings', 'recordings-play', 'recordings-download'] })
  start.value = {
    profile: portal.profile,
    remembered: {},
    kept: false,
    keepsSignedIn: false,
    online: true,
    version: '1',
    platform: 'linux',
    preferences: { language: 'system', theme: 'system', lockAfterMinutes: 15, contentProtection: false },
    managed: {},
    unreadPolicy: [],
    forbidden,
    notices: [],
    marks: [],
  }
  return main
}
