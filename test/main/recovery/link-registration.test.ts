import { describe, expect, it } from 'vitest'
import { registerLinks, unregisterLinks } from '../../../src/main/recovery/link-registration.ts'

/** The system's register of what opens links. */
function appOn({ isPackaged = true, platform = 'win32' as NodeJS.Platform } = {}) {
  const schemes = new Set(['mailto'])
  const app = {
    isPackaged,
    setAsDefaultProtocolClient: (scheme: string) => Boolean(schemes.add(scheme)),
    removeAsDefaultProtocolClient: (scheme: string) => schemes.delete(scheme),
  }
  return {
    register: () => registerLinks(app, platform),
    unregister: () => unregisterLinks(app, platform),
    schemes: () => [...schemes],
  }
}

describe('the app’s own links', () => {
  it('are registered on Windows by an installed app, and taken back with nothing else', () => {
    const { register, unregister, schemes } = appOn()
    register()
    register()
    expect(schemes()).toEqual(['mailto', 'call-record-portal'])
    unregister()
    expect(schemes()).toEqual(['mailto'])
  })

  it.each([
    ['run from its sources', { isPackaged: false }],
    ['installed on Linux', { platform: 'linux' as const }],
    ['installed on macOS', { platform: 'darwin' as const }],
  ])('are left to the system and its packages by an app %s', (_how, where) => {
    const { register, unregister, schemes } = appOn(where)
    register()
    expect(schemes()).toEqual(['mailto'])
    unregister()
    expect(schemes()).toEqual(['mailto'])
  })
})
