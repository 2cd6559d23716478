import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeReport, type ReportParts } from '../../../src/main/diagnostics/report.ts'
import { createNetwork } from '../../../src/main/network/network.ts'
import type { Policy } from '../../../src/shared/policy.ts'
import { settingsSchema } from '../../../src/shared/settings.ts'
import type { PortalOptions } from '../../portal/options.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { freePort } from '../http/serve.ts'

let portal: RunningPortal | undefined
afterEach(async () => {
  await portal?.close()
  portal = undefined
})

const start = async (options: PortalOptions = {}) => {
  portal = await startPortal({ phones: 1, people: 3, ...options })
  return portal
}

const network = (answer = 'DIRECT', policy: Policy = {}) =>
  createNetwork({ policy: () => policy, ownPortal: null, resolveProxy: async () => answer })

const parts = (over: Partial<ReportParts> = {}): ReportParts => ({
  version: '1.2.3',
  keychain: { status: async () => 'ready' },
  settings: { read: () => settingsSchema.parse({}), notices: () => [] },
  policy: { managed: () => ({}), problems: () => [] },
  portal: null,
  network: network(),
  ...over,
})

/** The findings by title, each with its outcome and facts. */
async function report(over: Partial<ReportParts> = {}) {
  const { text, isGood } = await makeReport(parts(over))
  const blocks = text.split(/\n(?=[ \d]\d\. )/).slice(1)
  const find = (title: string) => blocks.find((block) => block.includes(title)) ?? ''
  return { text, isGood, find, numbers: blocks.map((block) => Number.parseInt(block, 10)) }
}

describe('a report', () => {
  it('of a portal that is up finds all well, numbered, with versions, way, kind, clock and keychain', async () => {
    const { url } = await start()
    const { isGood, find, numbers, text } = await report({ portal: new URL(url) })
    expect(text).not.toContain('BAD')
    expect(isGood).toBe(true)
    expect(numbers).toEqual(numbers.map((_number, index) => index + 1))
    expect(find('Versions')).toContain('Call Record Portal 1.2.3')
    expect(find('Name of the portal: 127.0.0.1')).toContain('IPv4 127.0.0.1')
    expect(find('Connection to 127.0.0.1')).toMatch(/answered after \d+ ms/)
    expect(find('Proxy')).toContain('the system says: directly')
    expect(find('. GOOD    Portal')).toContain('kind: call-record')
    expect(find('Clock')).toMatch(/0 s|1 s/)
    expect(find('Keychain')).toContain('ready')
  })

  it('of a portal that is down says where the way ends, and skips what needs it', async () => {
    const { isGood, find } = await report({ portal: new URL(`https://127.0.0.1:${await freePort()}`) })
    expect(isGood).toBe(false)
    expect(find('Connection to 127.0.0.1')).toContain('ECONNREFUSED')
    expect(find('Certificate of')).toContain('SKIPPED')
    expect(find('. BAD     Portal')).toContain('offline')
  })

  it('of a certificate nobody vouches for shows its chain and why it is not trusted', async () => {
    const { url } = await start({ tls: true })
    const { find } = await report({ portal: new URL(url) })
    expect(find('Certificate of')).toContain('not trusted: self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)')
    expect(find('Certificate of')).toMatch(/issued by .*, valid .* to .*/)
    expect(find('. BAD     Portal')).toContain('reason: self-signed')
  })

  it('behind a network that wants its own sign-in says that something else answered', async () => {
    const { url, faults } = await start()
    faults.set('*', { kind: 'captive-portal' })
    const { find } = await report({ portal: new URL(url) })
    expect(find('. BAD     Portal')).toContain('not-a-portal')
  })

  it('before a portal was chosen still tells of the computer', async () => {
    const { find, isGood } = await report()
    expect(isGood).toBe(true)
    expect(find('Versions')).toContain('Node.js')
  })

  it.each([
    ['the keychain', { keychain: { status: async () => 'locked' as const } }, 'locked'],
    [
      'the settings',
      { settings: { read: () => settingsSchema.parse({}), notices: () => ['settings-unwritable' as const] } },
      'settings-unwritable',
    ],
    [
      'policy',
      { policy: { managed: () => ({}), problems: () => ['machine: LockAfterMinutes does not hold what it should'] } },
      'LockAfterMinutes',
    ],
  ])('says what is wrong with %s', async (_what, over, told) => {
    const { text, isGood } = await report(over)
    expect(isGood).toBe(false)
    expect(text).toContain(told)
  })

  it("says that policy's file of authorities does not count, and why", async () => {
    const absent = join(tmpdir(), crypto.randomUUID())
    const { isGood, find } = await report({ network: network('DIRECT', { CertificateAuthorityFile: absent }) })
    expect(isGood).toBe(false)
    expect(find('Certificate authorities')).toContain('the file does not count: it is not there')
  })

  it('holds no secret of a proxy, of the address or of what failed', async () => {
    // Short, so that no general pattern takes it for a secret.
    const canary = `c${crypto.randomUUID().slice(0, 7)}`
    const { url } = await start()
    const { text } = await report({
      portal: new URL(url),
      network: network(`PROXY user:${canary}@proxy.example:8080`),
      keychain: { status: () => Promise.reject(new Error(canary)) },
    })
    expect(text).toContain('proxy.example:8080')
    expect(text).not.toContain(canary)
  })
})
