import { build, buildBinary } from 'plist'
import { describe, expect, it } from 'vitest'
import type { PolicySource, Reading } from '../../../src/main/policy/policy-source.ts'
import { openPolicy } from '../../../src/main/policy/policy-store.ts'
import { policySources } from '../../../src/main/policy/sources.ts'
import { decisionsSchema } from '../../../src/shared/policy.ts'

interface ScriptedSource extends PolicySource {
  reading: Reading
}

function source(name: string, values: Record<string, unknown> | Reading): ScriptedSource {
  const scripted: ScriptedSource = {
    name,
    reading: 'state' in values ? (values as Reading) : { state: 'read', values },
    read: async () => scripted.reading,
  }
  return scripted
}

describe('policy', () => {
  it('of the computer beats that of the user, key by key', async () => {
    const machine = source('computer', { KeepSignedIn: 0 })
    const user = source('user', { KeepSignedIn: 1, LockAfterMinutes: 5 })
    const policy = await openPolicy([machine, user])
    expect(policy.current()).toEqual({ KeepSignedIn: false, LockAfterMinutes: 5 })
    expect(policy.managed()).toEqual({ KeepSignedIn: 'computer', LockAfterMinutes: 'user' })
  })

  it('that cannot be read for a moment stays in force', async () => {
    const machine = source('computer', { KeepSignedIn: 0 })
    const policy = await openPolicy([machine])
    machine.reading = { state: 'unreadable', reason: 'busy' }
    await policy.refresh()
    expect(policy.current()).toEqual({ KeepSignedIn: false })
    expect(policy.problems()).toEqual(['computer: busy'])
  })

  it('that was taken away ends', async () => {
    const machine = source('computer', { KeepSignedIn: 0 })
    const policy = await openPolicy([machine])
    machine.reading = { state: 'absent' }
    await policy.refresh()
    expect(policy.current()).toEqual({})
  })

  it('with a value that does not fit loses that key alone, and no weaker source fills it', async () => {
    const machine = source('computer', { PortalUrl: 'http://portal.example.com', LockAfterMinutes: 5 })
    const user = source('user', { PortalUrl: 'https://elsewhere.example' })
    const policy = await openPolicy([machine, user])
    expect(policy.current()).toEqual({ LockAfterMinutes: 5 })
    expect(policy.problems()).toEqual(['computer: PortalUrl does not hold what it should'])
  })

  it('names no value where it tells of a problem', async () => {
    const policy = await openPolicy([
      source('computer', { PortalUrl: 'https://user:canary@portal.example', ExportFormats: 'canary' }),
    ])
    expect(policy.problems().join()).not.toContain('canary')
  })

  it('passes over keys of other versions, and inherited ones', async () => {
    const policy = await openPolicy([source('computer', { Future: true, ...Object.create({ KeepSignedIn: 0 }) })])
    expect(policy.current()).toEqual({})
  })

  it('tells listeners of a change, and only of one', async () => {
    const machine = source('computer', { KeepSignedIn: 0 })
    const policy = await openPolicy([machine])
    const told: unknown[] = []
    const stop = policy.onChange((now) => told.push(now))
    await policy.refresh()
    machine.reading = { state: 'read', values: { KeepSignedIn: 1 } }
    await policy.refresh()
    stop()
    machine.reading = { state: 'absent' }
    await policy.refresh()
    expect(told).toEqual([{ KeepSignedIn: true }])
  })
})

describe('a preference list', () => {
  const values = {
    PortalUrl: 'https://portal.example.com',
    LockAfterMinutes: 15,
    KeepSignedIn: false,
    ExportFormats: ['snom'],
  }

  it('says the same written as XML and in binary', async () => {
    const { parse, parseBinary } = await import('plist')
    const xml = parse(build(values))
    const binary = parseBinary(Buffer.from(buildBinary(values)))
    expect(decisionsSchema.parse(xml)).toEqual(values)
    expect(decisionsSchema.parse(binary)).toEqual(values)
  })

  it('is looked for only where the system alone writes', () => {
    const names = { registry: 'Call Record Portal', bundle: 'example.portal', folder: 'call-record-portal' }
    expect(policySources('darwin', names, 'ada').map(({ file }) => file)).toEqual([
      '/Library/Managed Preferences/example.portal.plist',
      '/Library/Managed Preferences/ada/example.portal.plist',
    ])
    expect(policySources('linux', names, 'ada').map(({ file }) => file)).toEqual([
      '/etc/call-record-portal/policy.json',
    ])
    expect(policySources('win32', names, 'ada').map(({ name }) => name)).toEqual([
      'Group Policy (computer)',
      'Group Policy (user)',
    ])
  })
})
