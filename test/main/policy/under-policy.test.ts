import { describe, expect, it } from 'vitest'
import {
  type Governed,
  givenUnder,
  isAllowedPortal,
  presetUnder,
  underPolicy,
} from '../../../src/main/policy/under-policy.ts'
import type { Portal } from '../../../src/shared/bridge.ts'
import { capabilitiesSchema } from '../../../src/shared/connections/portal.ts'
import type { Failure } from '../../../src/shared/errors.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'

const capabilities = capabilitiesSchema.parse({
  signIn: { fields: [{ name: 'username' }], keepSignedIn: true },
  recovery: { methods: [] },
  account: null,
  phones: {
    sip: 'readable',
    ftp: 'none',
    registrationState: false,
    sipPassword: null,
    ftpPassword: null,
    softphones: { linphone: true, acrobits: 'CLOUD' },
  },
})
const portalAt = (url: string): Portal => ({
  profile: { id: 'portal', kind: 'call-record', name: 'Portal', url, support: {}, brand: {} },
  capabilities,
})

/** The calls as they are without policy; what reached them is remembered. */
function ungoverned() {
  const reached: unknown[] = []
  const handlers: Governed = {
    'app.start': async () => ({
      version: '1',
      platform: 'linux',
      preferences: { language: 'system', theme: 'dark', lockAfterMinutes: 60, contentProtection: false },
      profile: null,
      remembered: {},
      kept: false,
      keepsSignedIn: false,
      online: true,
      managed: {},
      unreadPolicy: [],
      forbidden: [],
      notices: [],
    }),
    'portal.check': async ({ address }) => portalAt(address),
    'portal.choose': async ({ address }) => {
      reached.push(address)
      return portalAt(address)
    },
    'portal.current': async () => portalAt('https://portal.example'),
    'portal.known': async () => ({ services: [{ name: 'Other', address: 'https://other.example' }] }),
    'session.signIn': async ({ keepSignedIn }) => {
      reached.push(keepSignedIn)
      return { name: '', username: '', passwordChange: 'none', permissions: [], kept: keepSignedIn }
    },
    'connections.list': async () => ({
      connections: ['portal.example', 'other.example'].map((host) => {
        return { id: host, name: 'Portal', host, account: 'ada', active: host === 'portal.example' }
      }),
    }),
    'settings.change': async (preferences) => preferences,
    'updates.check': async () => ({}),
    'updates.install': async () => ({}),
    'phones.exportFamilies': async () => [
      { id: 'snom', kind: 'desk', needsMac: true, findsFile: false, ftp: [] },
      { id: 'yealink', kind: 'desk', needsMac: true, findsFile: true, ftp: [] },
    ],
    'phones.previewExport': async () => ({ state: 'files', files: [] }),
    'phones.saveExport': async () => ({ state: 'cancelled' }),
    'phones.replaceExport': async () => ({ state: 'cancelled' }),
    'phones.serve': async () => ({ state: 'serving', url: '', option66: '', port: 1, endsAt: 0, files: [] }),
    'phones.softphoneCode': async () => ({ modules: '', hideAfterMs: 1 }),
    'diagnostics.save': async () => {
      reached.push('diagnostics')
      return { saved: true }
    },
  }
  return { handlers, reached }
}

const under = (policy: Policy) => {
  const { handlers, reached } = ungoverned()
  return { ...underPolicy(handlers, () => policy), reached }
}
const request = { phone: '1', format: 'yealink', mac: null, ftp: false } as const
const serving = { ...request, address: '127.0.0.1', protocol: 'http', minutes: 5 } as const

describe('policy that forbids keeping the sign-in', () => {
  it('takes the choice off the card, and does not rely on the card', async () => {
    const app = under({ KeepSignedIn: false })
    expect((await app['portal.current']({})).capabilities.signIn.keepSignedIn).toBe(false)
    await app['session.signIn']({ fields: {}, keepSignedIn: true })
    expect(app.reached).toEqual([false])
  })
})

describe('policy that names the formats of phone files', () => {
  it.each([
    [['linphone' as const], { linphone: true }],
    [['acrobits' as const, 'snom' as const], { linphone: false, acrobits: 'CLOUD' }],
    [[], { linphone: false }],
  ])('that are %j lets no other softphone have a QR code, on the page or past it', async (ExportFormats, left) => {
    const app = under({ ExportFormats })
    const address = 'https://portal.example'
    const views = [app['portal.check']({ address }), app['portal.choose']({ address }), app['portal.current']({})]
    for (const { capabilities } of await Promise.all(views)) expect(capabilities.phones?.softphones).toEqual(left)
    for (const softphone of ['linphone', 'acrobits'] as const) {
      const code = app['phones.softphoneCode']({ phone: '1', softphone }).catch((cause: Failure) => cause.error)
      const isLeft = ExportFormats.some((format) => format === softphone)
      expect(await code).toEqual(isLeft ? { modules: '', hideAfterMs: 1 } : { code: 'managed' })
    }
  })
})

describe('policy that leaves one portal', () => {
  const locked = { PortalUrl: 'https://portal.example/', PortalLocked: true }

  it('offers no other, neither a service nor an account chosen earlier', async () => {
    const app = under(locked)
    expect((await app['portal.known']({})).services).toEqual([])
    expect((await app['connections.list']({})).connections.map(({ host }) => host)).toEqual(['portal.example'])
  })

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
    const { profile } = portalAt('https://brand.example')
    expect(presetUnder({ PortalUrl: 'https://portal.example' }, profile)?.url).toBe('https://portal.example')
    expect(presetUnder({}, profile)).toBe(profile)
    expect(presetUnder({ PortalUrl: 'https://brand.example/' }, profile)).toBe(profile)
  })
})

describe('policy on settings', () => {
  it('stands in the place of what the person chose, and of what they try to choose', async () => {
    const app = under({ LockAfterMinutes: 5, ContentProtection: true })
    const decided = { language: 'system', theme: 'dark', lockAfterMinutes: 5, contentProtection: true } as const
    expect((await app['app.start']({})).preferences).toEqual(decided)
    expect(await app['settings.change']({ ...decided, lockAfterMinutes: 0, contentProtection: false })).toEqual(decided)
  })
})

describe('policy on updates', () => {
  it.each([
    ['off', { check: false, install: false }],
    ['notify', { check: true, install: false }],
    ['automatic', { check: true, install: true }],
  ] as const)('that says %s is followed whatever the screens offer', async (Updates, allowed) => {
    const app = under({ Updates })
    const works = (call: Promise<unknown>) =>
      call.then(
        () => true,
        (cause) => cause.message !== 'managed',
      )
    expect({
      check: await works(app['updates.check']({ again: false })),
      install: await works(app['updates.install']({})),
    }).toEqual(allowed)
  })
})

describe('policy on files for phones', () => {
  it('offers and writes the allowed formats alone', async () => {
    const app = under({ ExportFormats: ['snom'] })
    expect((await app['phones.exportFamilies']({})).map(({ id }) => id)).toEqual(['snom'])
    for (const call of ['phones.previewExport', 'phones.replaceExport'] as const) {
      await expect(app[call](request)).rejects.toThrow('managed')
      await expect(app[call]({ ...request, format: 'snom' })).resolves.toBeTruthy()
    }
    await expect(app['phones.saveExport']({ ...request, as: 'zip' })).rejects.toThrow('managed')
    await expect(app['phones.serve'](serving)).rejects.toThrow('managed')
  })

  it('is told to the screens where it leaves nothing', async () => {
    expect((await under({ ExportFormats: [], LanProvisioning: false })['app.start']({})).forbidden).toEqual([
      'export',
      'serve',
    ])
    expect((await under({ ExportFormats: ['snom'] })['app.start']({})).forbidden).toEqual([])
  })

  it('can forbid serving them on the network', async () => {
    await expect(under({ LanProvisioning: false })['phones.serve'](serving)).rejects.toThrow('managed')
    await expect(under({})['phones.serve'](serving)).resolves.toMatchObject({ state: 'serving' })
  })
})

describe('policy on diagnostics', () => {
  it('can forbid saving them, and tells the screens', async () => {
    const app = under({ Diagnostics: false })
    await expect(app['diagnostics.save']({})).rejects.toThrow('managed')
    expect(app.reached).toEqual([])
    expect((await app['app.start']({})).forbidden).toEqual(['diagnostics'])
  })

  it('leaves them alone otherwise', async () => {
    expect(await under({ Diagnostics: true })['diagnostics.save']({})).toEqual({ saved: true })
  })
})

it('without policy everything is as it was', async () => {
  const app = under({})
  await expect(app['portal.choose']({ address: 'https://other.example' })).resolves.toBeTruthy()
  expect((await app['app.start']({})).preferences.lockAfterMinutes).toBe(60)
  expect((await app['portal.current']({})).capabilities.signIn.keepSignedIn).toBe(true)
})
