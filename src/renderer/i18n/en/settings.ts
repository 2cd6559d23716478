import type { Theme } from '../../../shared/settings.ts'

/** Words of the settings. */
export const settingsText = {
  title: 'Settings',
  login: 'Login',
  appearance: 'Appearance',
  themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  themeLabel: 'Theme',
  portal: 'Portal',
  portalName: 'Name',
  portalAddress: 'Address',
  about: 'About',
  version: 'Version',
} as const
