import type { BrowserWindow, NativeTheme } from 'electron'
import type { Preferences } from '../../shared/settings/settings.ts'
import { windowBackground } from './main-window.ts'

/**
 * Applies preferences to the window. The theme affects native elements and, through `prefers-color-scheme`, the page.
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
