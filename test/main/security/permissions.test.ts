import type { Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { denyPermissions } from '../../../src/main/security/permissions.ts'

/** Notes the handlers a session was given, by the name of what set them. */
function guardedSession() {
  const handlers = new Map<string, (...values: unknown[]) => unknown>()
  const setter = (name: string) => (handler: (...values: unknown[]) => unknown) => handlers.set(name, handler)
  // Of the session only what the guard uses is there.
  denyPermissions({
    setPermissionRequestHandler: setter('request'),
    setPermissionCheckHandler: setter('check'),
    setDevicePermissionHandler: setter('device'),
    on: (name: string, handler: (...values: unknown[]) => unknown) => handlers.set(name, handler),
  } as unknown as Session)
  const handler = (name: string) => {
    const found = handlers.get(name)
    if (!found) throw new Error(`no handler for ${name}`)
    return found
  }
  return handler
}

describe('the pages', () => {
  it.each(['media', 'geolocation', 'clipboard-read', 'notifications', 'openExternal', 'unknown'])(
    'are denied %s, asked for or checked',
    (permission) => {
      const decisions: unknown[] = []
      const handler = guardedSession()
      handler('request')(null, permission, (granted: boolean) => decisions.push(granted), {})
      decisions.push(handler('check')(null, permission, 'app://portal', {}))
      expect(decisions).toEqual([false, false])
    },
  )

  it('are denied every device', () => {
    expect(guardedSession()('device')({ deviceType: 'usb', origin: 'app://portal' })).toBe(false)
  })

  it('download nothing', () => {
    let prevented = false
    guardedSession()('will-download')({ preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
  })
})
