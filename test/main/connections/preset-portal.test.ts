import { describe, expect, it } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { mostConnections } from '../../../src/shared/connections/connections.ts'
import { memorySettings } from '../memory-settings.ts'

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
