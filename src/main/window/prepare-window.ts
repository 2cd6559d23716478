import { app, type BrowserWindow, nativeTheme, screen } from 'electron'
import { openSettings, type SettingsStore } from '../settings/open-settings.ts'
import { applyPreferences } from './apply-preferences.ts'
import { zoomByWheel } from './wheel-zoom.ts'
import { rememberPlace, restorePlace } from './window-place.ts'

/** Prepares the window, which is already loading, before it is shown. */
export async function prepareWindow(window: BrowserWindow): Promise<SettingsStore> {
  const settings = await openSettings(app.getPath('userData'))
  const { preferences, window: place } = settings.read()
  applyPreferences(nativeTheme, window, preferences)
  restorePlace(window, place, screen)
  rememberPlace(window, (rested) => settings.change({ window: rested }))
  zoomByWheel(window.webContents)
  return settings
}
