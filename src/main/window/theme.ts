import type { BrowserWindow, NativeTheme } from 'electron'
import type { Preferences } from '../../shared/settings/settings.ts'
import { windowBackground } from './main-window.ts'

/** Makes the system's parts and the page follow the chosen theme; `prefers-color-scheme` carries it to the page. */
export function applyTheme(
  nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>,
  window: Pick<BrowserWindow, 'isDestroyed' | 'setBackgroundColor'>,
  { theme }: Preferences,
): void {
  nativeTheme.themeSource = theme
  if (!window.isDestroyed()) window.setBackgroundColor(windowBackground(nativeTheme.shouldUseDarkColors))
}
