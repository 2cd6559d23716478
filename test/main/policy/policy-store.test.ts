import { build, buildBinary } from 'plist'
import { describe, expect, it } from 'vitest'
import { openPolicy, type PolicySource, safestPolicy } from '../../../src/main/policy/policy-store.ts'
import type { Reading } from '../../../src/main/policy/reading.ts'
import { policySources } from '../../../src/main/policy/sources.ts'
import { decisionsSchema, type PolicyPlace } from '../../../src/shared/policy/policy.ts'

interface ScriptedSource extends PolicySource {
  reading: Reading
}

const computer: PolicyPlace = { kind: 'computer-group-policy' }
const user: PolicyPlace = { kind: 'user-group-policy' }
const busy = { state: 'unreadable', reason: { code: 'windows-error', number: 170 } } satisfies Reading

function source(place: PolicyPlace, values: Record<string, unknown> | Reading): ScriptedSource {
  const scripted: ScriptedSource = {
    place,
    reading: 'state' in values ? (values as Reading) : { state: 'read', values },
    read: async () => scripted.reading,
  }
  return scripted
}

describe('policy', () => {
  it('of the computer beats that of the user, key by key', async () => {
    const machine = source(computer, { KeepSignedIn: 0 })
    const weaker = source(user, { KeepSignedIn: 1, LockAfterMinutes: 5 })
    const policy = await openPolicy([machine, weaker])
    expect(policy.current()).toEqual({ KeepSignedIn: false, LockAfterMinutes: 5 })
    expect(policy.managed()).toEqual({ KeepSignedIn: computer, LockAfterMinutes: user })
  })

  it('that cannot be read for a moment stays in force', async () => {
    const machine = source(computer, { KeepSignedIn: 0 })
    const policy = await openPolicy([machine])
    machine.reading = busy
    await policy.refresh()
    expect(policy.current()).toEqual({ KeepSignedIn: false })
    expect(policy.problems()).toEqual([{ place: computer, reason: busy.reason }])
  })

  it.each([busy, { state: 'untrusted', reason: { code: 'writable-by-others' } }] satisfies Reading[])(
    'that is $state after it was read frees nobody',
    async (reading) => {
      const machine = source(computer, { KeepSignedIn: 0 })
      const policy = await openPolicy([machine])
      machine.reading = reading
      await policy.refresh()
      expect([policy.current(), policy.unread()]).toEqual([{ KeepSignedIn: false }, []])
    },
  )

  it('that was taken away ends', async () => {
    const machine = source(computer, { KeepSignedIn: 0 })
    const policy = await openPolicy([machine])
    machine.reading = { state: 'absent' }
    await policy.refresh()
    expect(policy.current()).toEqual({})
  })

  it('with a value that does not fit has the safest one in its place, and no weaker source fills it', async () => {
    const machine = source(computer, { KeepSignedIn: 'no', LockAfterMinutes: 5 })
    const weaker = source(user, { KeepSignedIn: 1 })
    const policy = await openPolicy([machine, weaker])
    expect(policy.current()).toEqual({ KeepSignedIn: false, LockAfterMinutes: 5 })
    expect([policy.standsIn('KeepSignedIn'), policy.standsIn('LockAfterMinutes')]).toEqual([true, false])
    expect(policy.unread()).toEqual([computer])
    expect(policy.problems()).toEqual([{ place: computer, reason: { code: 'invalid-value', key: 'KeepSignedIn' } }])
  })

  it('with pins that do not fit takes no weaker source’s, since no safer ones can be made up', async () => {
    const pin = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    const policy = await openPolicy([
      source(computer, { CertificatePins: [] }),
      source(user, { CertificatePins: [pin] }),
    ])
    expect(policy.current()).toEqual({})
    expect(policy.unread()).toEqual([computer])
  })

  it('counts whatever the case of its keys, as in Windows’ registry', async () => {
    const policy = await openPolicy([source(computer, { keepSignedIn: false, PORTALLOCKED: 1, PortalLocked: 0 })])
    expect(policy.current()).toEqual({ KeepSignedIn: false, PortalLocked: false })
  })

  it('names no value where it tells of a problem', async () => {
    const policy = await openPolicy([
      source(computer, { PortalUrl: 'https://user:canary@portal.example', ExportFormats: 'canary' }),
    ])
    expect(JSON.stringify(policy.problems())).not.toContain('canary')
  })

  it('passes over keys of other versions, and inherited ones', async () => {
    const policy = await openPolicy([source(computer, { Future: true, ...Object.create({ KeepSignedIn: 0 }) })])
    expect(policy.current()).toEqual({})
  })

  it('tells listeners of a change, and only of one', async () => {
    const machine = source(computer, { KeepSignedIn: 0 })
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

describe('policy that cannot be read at the start', () => {
  const safest = safestPolicy('https://portal.example')
  const tries = [0, 0, 0]

  it('is waited for, so that a passing fault is not noticed', async () => {
    let reads = 0
    const policy = await openPolicy(
      [
        {
          place: computer,
          read: async () => (++reads < 4 ? busy : { state: 'read', values: { KeepSignedIn: 1 } }),
        },
      ],
      { tries },
    )
    expect([policy.current(), policy.unread()]).toEqual([{ KeepSignedIn: true }, []])
  })

  it.each<[string, PolicySource['read']]>([
    ['answers so', async () => busy],
    ['fails', () => Promise.reject(new Error('ENOENT'))],
    [
      'fails at once',
      () => {
        throw new Error('ENOENT')
      },
    ],
    ['never answers', () => new Promise(() => {})],
    ['holds what others may have written', async () => ({ state: 'untrusted', reason: { code: 'link' } })],
  ])('because its place %s allows only what is safe, and is reported', async (_how, read) => {
    const weaker = source(user, { KeepSignedIn: 1, ProxyUrl: 'direct' })
    const policy = await openPolicy([{ place: computer, read }, weaker], { tries, limit: 1, safest: () => safest })
    expect(policy.current()).toEqual({ ...safest, ProxyUrl: 'direct' })
    expect(policy.unread()).toEqual([computer])
    expect(policy.standsIn('KeepSignedIn')).toBe(true)
    expect(policy.problems()).toHaveLength(1)
  })

  it('counts as soon as it can be read, and the listeners hear of it', async () => {
    const machine = source(computer, busy)
    const policy = await openPolicy([machine], { tries })
    const told: unknown[] = []
    policy.onChange((now) => told.push(now))
    machine.reading = { state: 'absent' }
    await policy.refresh()
    expect([policy.current(), policy.unread(), told]).toEqual([{}, [], [{}]])
  })

  it('leaves what a stronger place decided', async () => {
    const policy = await openPolicy([source(computer, { KeepSignedIn: 1 }), source(user, busy)], { tries })
    expect(policy.current()).toMatchObject({ KeepSignedIn: true, LanProvisioning: false })
    expect(policy.managed()).toMatchObject({ KeepSignedIn: computer, LanProvisioning: user })
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
    expect(policySources('darwin', names, () => 'ada').map(({ file }) => file)).toEqual([
      '/Library/Managed Preferences/example.portal.plist',
      '/Library/Managed Preferences/ada/example.portal.plist',
    ])
    expect(policySources('linux', names, () => 'ada').map(({ file }) => file)).toEqual([
      '/etc/call-record-portal/policy.json',
    ])
    expect(policySources('win32', names, () => 'ada').map(({ place }) => place)).toEqual([computer, user])
  })

  it('of a person whose account has no name is unreadable, and not without policy', async () => {
    const names = { registry: '', bundle: 'example.portal', folder: '' }
    const [, own] = policySources('darwin', names, () => {
      throw new Error('uv_os_get_passwd returned ENOENT')
    })
    expect(await own?.read()).toMatchObject({ state: 'unreadable' })
  })
})
