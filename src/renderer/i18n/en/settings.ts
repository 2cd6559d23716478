import type { Start } from '../../../shared/app/app.ts'
import type { Preferences, Theme } from '../../../shared/settings/settings.ts'

type LockTime = Preferences['lockAfterMinutes']

/** Words of the settings. */
export const settingsText = {
  title: 'Settings',
  appearance: 'Appearance',
  themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  themeLabel: 'Theme',
  security: 'Security',
  lockAfter: 'Lock the app',
  lockTimes: {
    0: 'Never by itself',
    1: 'After 1 minute without use',
    5: 'After 5 minutes without use',
    15: 'After 15 minutes without use',
    60: 'After 1 hour without use',
  } satisfies Record<LockTime, string>,
  lockHint: 'It also locks when this computer locks or goes to sleep. Unlocking asks for your portal password.',
  contentProtection: 'Keep this window out of screenshots and shared screens',
  contentProtectionHint: {
    windows: 'Others see a black or missing window. A camera sees it all the same.',
    macos: 'From macOS 15 on some programs can still record it. A camera sees it all the same.',
    linux: 'Linux has no such protection, so this does nothing here.',
  } satisfies Record<Start['platform'], string>,
  managedBy: (place: string) => `Set by your organisation (${place}).`,
  portal: 'Portal',
  portalName: 'Name',
  portalAddress: 'Address',
  about: 'About',
  version: 'Version',
  signature: 'Signature',
  signedBy: (publisher: string | null) => (publisher ? `Signed by ${publisher}` : 'Signed'),
  unsigned: 'Not signed: this build is for testing',
  updateChannel: 'Updates',
  channel: (name: string) => (name === 'latest' ? 'Released versions' : `Channel “${name}”`),
  byAdministrator: 'Installed by whoever manages this computer',
  noUpdates: 'None',
  licences: 'Licences of the parts',
} as const
