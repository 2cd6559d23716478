import { app, type BrowserWindow, nativeTheme, screen } from 'electron'
import { openSettings } from '../settings/open-settings.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { applyPreferences } from './apply-preferences.ts'
import { zoomByWheel } from './wheel-zoom.ts'
import { rememberPlace, restorePlace } from './window-place.ts'

/** Gives the window what it needs before it is shown; it has begun to load. */
export async function prepareWindow(window: BrowserWindow): Promise<SettingsStore> {
  const settings = await openSettings(app.getPath('userData'))
  const { preferences, window: place } = settings.read()
  applyPreferences(nativeTheme, window, preferences)
  restorePlace(window, place, screen)
  rememberPlace(window, (rested) => settings.change({ window: rested }))
  zoomByWheel(window.webContents)
  return settings
}
