import type { BrowserWindow, NativeTheme } from 'electron'
import type { Preferences } from '../../shared/settings/settings.ts'
import { windowBackground } from './main-window.ts'

/**
 * Makes the window follow preferences. The theme goes for the system's parts and the page alike, to which
 * `prefers-color-scheme` carries it.
 */
export function applyPreferences(
  nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>,
  window: Pick<BrowserWindow, 'isDestroyed' | 'setBackgroundColor' | 'setContentProtection'>,
  { theme, contentProtection }: Preferences,
): void {
  nativeTheme.themeSource = theme
  if (window.isDestroyed()) return
  window.setBackgroundColor(windowBackground(nativeTheme.shouldUseDarkColors))
  window.setContentProtection(contentProtection)
}
