import type { Portal, Start } from '../../shared/bridge.ts'
import type { PortalProfile } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { PhoneFormatId } from '../../shared/phones/phone-models.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { Preferences } from '../../shared/settings/settings.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { portalOriginOf, unopenedProfile } from '../portals/open-adapter.ts'

/** The calls that policy has a say in. */
export type Governed = Pick<
  Handlers,
  | 'app.start'
  | 'portal.check'
  | 'portal.choose'
  | 'portal.current'
  | 'portal.known'
  | 'connections.list'
  | 'session.signIn'
  | 'settings.change'
  | 'updates.check'
  | 'updates.install'
  | 'phones.exportFamilies'
  | 'phones.previewExport'
  | 'phones.saveExport'
  | 'phones.replaceExport'
  | 'phones.serve'
  | 'phones.softphoneCode'
  | 'diagnostics.save'
>

/**
 * The handlers as policy leaves them. Policy is asked at each call, so that a change while the app runs
 * counts from the next one on. What it forbids is refused as `managed` here, whatever the screens
 * offer; which portals may be asked is decided in `connections/active-portal.ts`, for every way to them.
 */
export function underPolicy<All extends Governed>(handlers: All, policy: () => Policy): All {
  const offered = ({ profile, capabilities }: Portal): Portal => ({
    profile,
    capabilities: {
      ...capabilities,
      signIn: {
        ...capabilities.signIn,
        keepSignedIn: capabilities.signIn.keepSignedIn && policy().KeepSignedIn !== false,
      },
      phones: capabilities.phones && { ...capabilities.phones, softphones: allowedSoftphones(capabilities.phones) },
    },
  })
  const allowedSoftphones = ({ softphones }: NonNullable<Portal['capabilities']['phones']>) =>
    softphones && {
      linphone: softphones.linphone && allowsFormat(policy(), 'linphone'),
      ...(softphones.acrobits && allowsFormat(policy(), 'acrobits') && { acrobits: softphones.acrobits }),
    }
  const mayExport = ({ format }: { format: PhoneFormatId }) => {
    if (!allowsFormat(policy(), format)) throw new Failure({ code: 'managed' })
  }

  const governed: Governed = {
    'portal.check': async (input) => offered(await handlers['portal.check'](input)),
    'portal.choose': async (input) => offered(await handlers['portal.choose'](input)),
    'portal.current': async (input) => offered(await handlers['portal.current'](input)),
    async 'portal.known'(input) {
      const { services } = await handlers['portal.known'](input)
      return { services: policy().PortalLocked ? [] : services }
    },
    async 'connections.list'(input) {
      const { connections } = await handlers['connections.list'](input)
      return { connections: connections.filter(({ host }) => isAllowedPortal(policy(), `https://${host}`)) }
    },
    'session.signIn': (input) =>
      handlers['session.signIn']({ ...input, keepSignedIn: input.keepSignedIn && policy().KeepSignedIn !== false }),
    'settings.change': (input) => handlers['settings.change'](preferencesUnder(policy(), input)),
    async 'updates.check'(input) {
      if (policy().Updates === 'off') throw new Failure({ code: 'managed' })
      return handlers['updates.check'](input)
    },
    async 'updates.install'(input) {
      if (policy().Updates === 'off' || policy().Updates === 'notify') throw new Failure({ code: 'managed' })
      return handlers['updates.install'](input)
    },
    async 'app.start'(input) {
      const start = await handlers['app.start'](input)
      return { ...start, preferences: preferencesUnder(policy(), start.preferences), forbidden: forbiddenBy(policy()) }
    },
    async 'phones.exportFamilies'(input) {
      const families = await handlers['phones.exportFamilies'](input)
      return families.filter(({ id }) => allowsFormat(policy(), id))
    },
    async 'phones.previewExport'(input) {
      mayExport(input)
      return handlers['phones.previewExport'](input)
    },
    async 'phones.saveExport'(input) {
      mayExport(input)
      return handlers['phones.saveExport'](input)
    },
    async 'phones.replaceExport'(input) {
      mayExport(input)
      return handlers['phones.replaceExport'](input)
    },
    async 'phones.serve'(input) {
      if (policy().LanProvisioning === false) throw new Failure({ code: 'managed' })
      mayExport(input)
      return handlers['phones.serve'](input)
    },
    async 'phones.softphoneCode'(input) {
      mayExport({ format: input.softphone })
      return handlers['phones.softphoneCode'](input)
    },
    async 'diagnostics.save'(input) {
      if (!allowsDiagnostics(policy())) throw new Failure({ code: 'managed' })
      return handlers['diagnostics.save'](input)
    },
  }
  return { ...handlers, ...governed }
}

/** A person's preferences with the organisation's in their place where it decided. */
export function preferencesUnder(policy: Policy, preferences: Preferences): Preferences {
  return {
    ...preferences,
    lockAfterMinutes: policy.LockAfterMinutes ?? preferences.lockAfterMinutes,
    contentProtection: policy.ContentProtection ?? preferences.contentProtection,
  }
}

/** Whether files of a family may be written. */
export function allowsFormat({ ExportFormats: formats }: Policy, format: PhoneFormatId): boolean {
  return formats?.includes(format) ?? true
}

/** Whether what is wrong here may be written into a file. */
export function allowsDiagnostics({ Diagnostics }: Policy): boolean {
  return Diagnostics !== false
}

/** What the screens need not offer, because it would be refused. */
function forbiddenBy(policy: Policy): Start['forbidden'] {
  const forbidden: Start['forbidden'] = []
  if (policy.ExportFormats?.length === 0) forbidden.push('export')
  if (policy.LanProvisioning === false) forbidden.push('serve')
  if (!allowsDiagnostics(policy)) forbidden.push('diagnostics')
  return forbidden
}

/** Whether the portal at an address may be used: any, unless policy names one and leaves no other. */
export function isAllowedPortal({ PortalLocked, PortalUrl }: Policy, url: string): boolean {
  return !PortalLocked || PortalUrl === undefined || portalOriginOf(new URL(PortalUrl)) === portalOriginOf(new URL(url))
}

/** The portal to open at the start whatever was chosen earlier: the only one allowed, or the one given. */
export function givenUnder({ PortalLocked, PortalUrl }: Policy, given: URL | null): URL | null {
  return PortalLocked && PortalUrl !== undefined ? new URL(new URL(PortalUrl).origin) : given
}

/** The portal that nobody has to be asked for: policy's goes before the one that came with the app, if it is another. */
export function presetUnder({ PortalUrl }: Policy, preset: PortalProfile | null): PortalProfile | null {
  const decided = PortalUrl === undefined ? null : new URL(new URL(PortalUrl).origin)
  return decided === null || decided.origin === preset?.url ? preset : unopenedProfile(decided)
}
