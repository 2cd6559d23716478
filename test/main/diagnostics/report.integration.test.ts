import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeReport, type ReportDependencies } from '../../../src/main/diagnostics/report.ts'
import { refusedSignIn } from '../../../src/main/network/chromium-errors.ts'
import { createNetwork } from '../../../src/main/network/network.ts'
import type { PolicyProblem } from '../../../src/main/policy/policy-store.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
import { settingsSchema } from '../../../src/shared/settings/settings.ts'
import type { PortalOptions } from '../../portal/options.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { type OfficeProxyOptions, startOfficeProxy } from '../../portal/proxy.ts'
import { makeAuthority, makeCertificate } from '../http/certificates.ts'
import { freePort, serveBytes } from '../http/serve.ts'

let portal: RunningPortal | undefined
afterEach(async () => {
  await portal?.close()
  portal = undefined
})

const start = async (options: PortalOptions = {}) => {
  portal = await startPortal({ phones: 1, people: 3, ...options })
  return portal
}

/** A portal that the network knows by name alone, behind a proxy; its authority is trusted here for good. */
async function office(options: Omit<OfficeProxyOptions, 'hosts'>) {
  const authority = await makeAuthority(`Office ${crypto.randomUUID()}`)
  const { url } = await start({ tls: await makeCertificate({ authority, host: 'portal.example' }) })
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert])
  const proxy = await startOfficeProxy({ ...options, hosts: { 'portal.example': Number(new URL(url).port) } })
  onTestFinished(proxy.close)
  return { proxy, portal: new URL('https://portal.example') }
}

const network = (answer = 'DIRECT', policy: Policy = {}) =>
  createNetwork({ policy: () => policy, ownPortal: null, resolveProxy: async () => answer })

const parts = (over: Partial<ReportDependencies> = {}): ReportDependencies => ({
  version: '1.2.3',
  sandboxed: true,
  keychain: { status: async () => 'ready' },
  settings: { read: () => settingsSchema.parse({}), notices: () => [] },
  policy: { managed: () => ({}), problems: () => [] },
  portal: null,
  network: network(),
  language: { current: async () => ({ tag: 'en', direction: 'ltr', forTests: false }) },
  ...over,
})

const invalidLockTime: PolicyProblem = {
  place: { kind: 'computer-group-policy' },
  reason: { code: 'invalid-value', key: 'LockAfterMinutes' },
}

/** The findings by title, each with its outcome and facts. */
async function report(over: Partial<ReportDependencies> = {}) {
  const { text, isGood } = await makeReport(parts(over))
  const blocks = text.split(/\n(?=[ \d]\d\. )/).slice(1)
  const find = (title: string) => blocks.find((block) => block.includes(title)) ?? ''
  return { text, isGood, find, numbers: blocks.map((block) => Number.parseInt(block, 10)) }
}

describe('a report', () => {
  it('of a portal that is up finds all well, numbered, with versions, route, kind, clock and keychain', async () => {
    const { url } = await start()
    const { isGood, find, numbers, text } = await report({ portal: new URL(url) })
    expect(text).not.toContain('BAD')
    expect(isGood).toBe(true)
    expect(numbers).toEqual(numbers.map((_number, index) => index + 1))
    expect(find('Versions')).toContain('Call Record Portal 1.2.3')
    expect(find('Name of the portal: 127.0.0.1')).toContain('IPv4 127.0.0.1')
    expect(find('Connection to 127.0.0.1')).toMatch(/answered after [\d,]+ ms/)
    expect(find('Route to the portal')).toContain('decided by the app: this computer itself')
    expect(find('. GOOD    Portal')).toContain('kind: call-record')
    expect(find('Clock')).toMatch(/0 s|1 s/)
    expect(find('Keychain')).toContain('ready')
    expect(find('Sandbox')).toContain('on')
  })

  it('of an app that runs without the sandbox says so, and where there is one', async () => {
    const { isGood, find } = await report({ sandboxed: false })
    expect(isGood).toBe(false)
    expect(find('. BAD     Sandbox')).toContain('off')
    expect(find('Sandbox')).toContain('.deb')
  })

  it('of a portal that is down says where the way ends, and skips what needs it', async () => {
    const { isGood, find } = await report({ portal: new URL(`https://127.0.0.1:${await freePort()}`) })
    expect(isGood).toBe(false)
    expect(find('Connection to 127.0.0.1')).toContain('ECONNREFUSED')
    expect(find('Certificate of')).toContain('SKIPPED')
    expect(find('. BAD     Portal')).toContain('offline')
  })

  it('of an untrusted certificate shows its chain and why it is not trusted', async () => {
    const { url } = await start({ tls: true })
    const { find } = await report({ portal: new URL(url) })
    expect(find('Certificate of')).toContain('not trusted: self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)')
    expect(find('Certificate of')).toMatch(/issued by .*, valid .* to .*/)
    expect(find('. BAD     Portal')).toContain('reason: self-signed')
  })

  it('waits until the system has said whom it trusts before the time of any check begins', async () => {
    const { url } = await start()
    const told = Promise.withResolvers<void>()
    const asked: string[] = []
    const route = {
      ...network(),
      trust: () => told.promise.then(() => ({ version: 1, fromSystem: 7, fromFile: 0, problem: null })),
      pinsFor: (origin: string) => {
        asked.push(origin)
        return []
      },
    }
    const reported = report({
      portal: new URL(url),
      network: route,
      keychain: {
        async status() {
          asked.push('keychain')
          return 'ready'
        },
      },
    })
    // What is asked at once has been asked then.
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toEqual([])
    told.resolve()
    expect((await reported).find('Certificate authorities')).toContain('from the system: 7, from the policy’s file: 0')
    expect(asked).toContain('keychain')
  })

  it('says that the system did not tell whom it trusts', async () => {
    const trust = async () => ({ version: 1, fromSystem: null, fromFile: 0, problem: null })
    const { isGood, find } = await report({ network: { ...network(), trust } })
    expect(isGood).toBe(false)
    expect(find('BAD     Certificate authorities')).toContain('from the system: not known yet')
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
      { policy: { managed: () => ({}), problems: () => [invalidLockTime] } },
      'Group Policy for this computer: the value of LockAfterMinutes is not valid',
    ],
  ])('says what is wrong with %s', async (_what, over, told) => {
    const { text, isGood } = await report(over)
    expect(isGood).toBe(false)
    expect(text).toContain(told)
  })

  it('of a portal behind a proxy tells of each hop, and speaks to the portal through it too', async () => {
    const { proxy, portal: behind } = await office({})
    const { isGood, find, text } = await report({ portal: behind, network: network(`PROXY ${proxy.host}`) })
    expect(find('Route to the portal')).toContain(
      `decided by the system\n            1. through the proxy http://${proxy.host}`,
    )
    expect(find('Name of the portal')).toContain('the proxy looks it up')
    expect(find('Connection to the proxy')).toContain('GOOD')
    expect(find(`Tunnel through the proxy ${proxy.host} to portal.example:443`)).toContain('the proxy opened it')
    expect(find('Certificate of portal.example, through the proxy')).toContain('issued by Office')
    expect(find('. GOOD    Portal')).toContain('kind: call-record')
    expect(text).not.toContain('directly')
    expect(isGood).toBe(true)
  })

  it('checks the chain against the pins of policy, as the app does', async () => {
    const { proxy, portal: behind } = await office({})
    const CertificatePins = [createHash('sha256').update('another key').digest('base64')]
    const policy = { ProxyUrl: `http://${proxy.host}`, CertificatePins }
    const { find } = await report({ portal: behind, network: network('DIRECT', policy) })
    expect(find('Route to the portal')).toContain('decided by the policy')
    expect(find('Certificate of portal.example')).toContain('not trusted: not-pinned')
    expect(find('. BAD     Portal')).toContain('reason: not-pinned')
  })

  it('of a proxy that asks for a sign-in says which it takes, and whether it refused one', async () => {
    const signIn = { user: 'ann', password: crypto.randomUUID() }
    const { proxy, portal: behind } = await office({ signIn })
    const way = network(`PROXY ${proxy.host}`)
    const tunnel = async () => (await report({ portal: behind, network: way })).find('Tunnel through')
    expect(await tunnel()).toMatch(/status 407\s+it requires a sign-in\s+it accepts: basic/)
    way.signIns.signIn({ proxy: `http://${proxy.host}`, ...signIn, password: 'wrong' })
    expect(await tunnel()).toContain('it refused the sign-in')
    way.signIns.signIn({ proxy: `http://${proxy.host}`, ...signIn })
    const { isGood, text } = await report({ portal: behind, network: way })
    expect(isGood).toBe(true)
    expect(text).not.toContain(signIn.password)
    expect(text).not.toContain('ann')
  })

  it('of a proxy that takes no Basic leaves the sign-in to Chromium, and says what came of it', async () => {
    const { proxy, portal: behind } = await office({ signIn: { user: 'a', password: 'b' }, takes: 'domain' })
    const way = {
      ...network(`PROXY ${proxy.host}`),
      viaChromium: () => Promise.reject(refusedSignIn(`http://${proxy.host}`)),
    }
    const { find } = await report({ portal: behind, network: way })
    const tunnel = find('Tunnel through')
    for (const part of ['SKIPPED', 'it accepts: negotiate, ntlm', 'Chromium signs in there'])
      expect(tunnel).toContain(part)
    expect(find('. BAD     Portal')).toContain('error: proxy-auth')
  })

  it('of a proxy that is down says so, and continues with the next proxy route as the app does', async () => {
    const { proxy, portal: behind } = await office({})
    const down = `127.0.0.1:${await freePort()}`
    const answer = `PROXY ${down}; PROXY ${proxy.host}; DIRECT`
    const { isGood, text, find } = await report({ portal: behind, network: network(answer) })
    expect(find(`Tunnel through the proxy ${down}`)).toContain('SKIPPED')
    expect(find(`Tunnel through the proxy ${proxy.host}`)).toContain('GOOD')
    expect(text).not.toContain('portal.example, directly')
    expect(isGood).toBe(false)
  })

  it('of a proxy that never answers ends all the same', async () => {
    await using silent = await serveBytes(() => undefined)
    const { find } = await report({
      portal: new URL('https://portal.example'),
      network: network(`PROXY 127.0.0.1:${silent.port}`),
    })
    expect(find('Tunnel through')).toContain('error: ERR_PROXY_TIMEOUT')
    expect(find('Certificate of portal.example')).toContain('SKIPPED')
  })

  it("says that policy's file of authorities does not count, and why", async () => {
    const absent = join(tmpdir(), crypto.randomUUID())
    const { isGood, find } = await report({ network: network('DIRECT', { CertificateAuthorityFile: absent }) })
    expect(isGood).toBe(false)
    expect(find('Certificate authorities')).toMatch(
      /the file is not used: the file (does not exist|is not below Program Files)/,
    )
  })

  it('contains no secret of a proxy, of the address or of an error', async () => {
    // Short, so that no general pattern takes it for a secret.
    const canary = `c${crypto.randomUUID().slice(0, 7)}`
    const { proxy, portal: behind } = await office({})
    const { text } = await report({
      portal: behind,
      network: network(`PROXY user:${canary}@${proxy.host}`),
      keychain: { status: () => Promise.reject(new Error(canary)) },
    })
    expect(text).toContain(proxy.host)
    expect(text).not.toContain(canary)
  })
})
