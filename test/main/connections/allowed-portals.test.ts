import { describe, expect, it } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { givenUnder, isAllowedPortal, presetUnder } from '../../../src/main/connections/allowed-portals.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { mostConnections } from '../../../src/shared/connections/connections.ts'
import type { PortalProfile } from '../../../src/shared/connections/portal.ts'
import { memorySettings } from '../memory-settings.ts'

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

const http = createHttpClient({ userAgent: 'test' })

const preset = (host: string) => ({
  id: host,
  kind: 'call-record' as const,
  name: 'Northwind Voice',
  url: `https://${host}`,
  support: { email: 'help@northwind.example' },
  brand: { accent: '#0b6e4f' },
})
const own = preset('portal.northwind.example')

describe('A portal that comes with the app', () => {
  it('is the one in use at the first start, with its name, its support and its colour', () => {
    const portal = createActivePortal(http, memorySettings(), null, own)
    expect(portal.connection()?.profile).toEqual(own)
  })

  it('is the same account at the next start', () => {
    const settings = memorySettings()
    const first = createActivePortal(http, settings, null, own).connection()?.id
    const next = createActivePortal(http, settings, null, own)
    expect(next.connection()?.id).toBe(first)
    expect(next.connections()).toHaveLength(1)
  })

  it('gives way to the one that the app is started with', () => {
    const portal = createActivePortal(http, memorySettings(), new URL('https://other.example'), own)
    expect(portal.connection()?.profile.url).toBe('https://other.example')
    expect(portal.connections()).toHaveLength(2)
  })

  it('leaves the person with the account they went over to', () => {
    const settings = memorySettings()
    createActivePortal(http, settings, new URL('https://other.example'), own)
    expect(createActivePortal(http, settings, null, own).connection()?.profile.url).toBe('https://other.example')
  })

  it('is switched to when an update changes it', () => {
    const settings = memorySettings()
    createActivePortal(http, settings, null, own)
    const moved = createActivePortal(http, settings, null, preset('new.northwind.example'))
    expect(moved.connection()?.profile.url).toBe('https://new.northwind.example')
  })

  it('is used again when the last account was removed, without asking for an address', () => {
    const portal = createActivePortal(http, memorySettings(), null, own)
    portal.forget(portal.connection()?.id ?? '')
    expect(portal.connection()?.profile).toEqual(own)
  })

  it('keeps the app from starting in no case, not even with no room for one more account', () => {
    const settings = memorySettings()
    const filled = Array.from({ length: mostConnections }, (_, index) => ({
      id: String(index),
      profile: preset(`p${index}.example`),
      remembered: {},
      account: '',
      kept: false,
      keepsSignedIn: false,
    }))
    settings.change({ connections: filled, activeConnection: '3' })
    expect(createActivePortal(http, settings, null, own).connection()?.id).toBe('3')
  })
})

it('Without one the person is asked', () => {
  expect(createActivePortal(http, memorySettings(), null).connection()).toBeNull()
})
