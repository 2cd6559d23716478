import { describe, expect, it } from 'vitest'
import { portalHandlers } from '../../../src/main/connections/feature.ts'
import type { PortalAdapter } from '../../../src/main/portals/portal-adapter.ts'
import { capabilitiesSchema } from '../../../src/shared/connections/portal.ts'
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
const adapterAt = (url: string) =>
  ({
    profile: { id: 'portal', kind: 'call-record', name: 'Portal', url, support: {}, brand: {} },
    capabilities,
  }) as PortalAdapter

const under = (policy: Policy) =>
  portalHandlers(
    {
      check: async (address) => adapterAt(address),
      choose: async (address) => adapterAt(address),
      adapter: async () => adapterAt('https://portal.example'),
    },
    () => policy,
  )
/** The portal as each call gives it. */
const views = (policy: Policy) => {
  const app = under(policy)
  const address = 'https://portal.example'
  return Promise.all([app['portal.check']({ address }), app['portal.choose']({ address }), app['portal.current']({})])
}

it('a portal is offered as it is where no policy is in force', async () => {
  for (const view of await views({})) expect(view.capabilities).toEqual(capabilities)
  expect((await under({})['portal.known']({})).services).not.toEqual([])
})

describe('policy takes from what is offered', () => {
  it('the choice of keeping the sign-in', async () => {
    for (const view of await views({ KeepSignedIn: false })) expect(view.capabilities.signIn.keepSignedIn).toBe(false)
  })

  it.each([
    [['linphone' as const], { linphone: true }],
    [['acrobits' as const, 'snom' as const], { linphone: false, acrobits: 'CLOUD' }],
    [[], { linphone: false }],
  ])('the QR codes of softphones that are not among the formats %j', async (ExportFormats, left) => {
    for (const { capabilities } of await views({ ExportFormats })) expect(capabilities.phones?.softphones).toEqual(left)
  })

  it('other services than the one portal', async () => {
    expect(
      (await under({ PortalUrl: 'https://portal.example', PortalLocked: true })['portal.known']({})).services,
    ).toEqual([])
  })
})
