import { describe, expect, it } from 'vitest'
import { givenUnder, isAllowedPortal, presetUnder } from '../../../src/main/connections/allowed-portals.ts'
import type { PortalProfile } from '../../../src/shared/connections/portal.ts'

describe('policy that leaves one portal', () => {
  const locked = { PortalUrl: 'https://portal.example/', PortalLocked: true }

  it.each([
    ['https://portal.example', 'https://portal.example/sign-in', true],
    ['https://portal.example', 'https://portal.example.evil.example', false],
    ['https://portal.example', 'http://portal.example', false],
    ['https://portal.example', 'https://portal.example:8443', false],
    ['https://my.exotel.com', 'https://ccm-api.exotel.com', true],
    ['https://my.exotel.com', 'https://exotel.com.evil.example', false],
  ])('with %s allows %s: %s', (PortalUrl, address, allowed) => {
    expect(isAllowedPortal({ PortalUrl, PortalLocked: true }, address)).toBe(allowed)
    expect(isAllowedPortal({ PortalUrl }, address)).toBe(true)
  })

  it('opens it at the start, whatever the command line says', () => {
    expect(givenUnder(locked, new URL('https://other.example'))?.href).toBe('https://portal.example/')
    expect(givenUnder({ PortalUrl: 'https://portal.example' }, null)).toBeNull()
  })

  it('goes before the portal that came with the app', () => {
    const url = 'https://brand.example'
    const profile: PortalProfile = { id: 'portal', kind: 'call-record', name: 'Portal', url, support: {}, brand: {} }
    expect(presetUnder({ PortalUrl: 'https://portal.example' }, profile)?.url).toBe('https://portal.example')
    expect(presetUnder({}, profile)).toBe(profile)
    expect(presetUnder({ PortalUrl: 'https://brand.example/' }, profile)).toBe(profile)
  })
})
