import { expect, it } from 'vitest'
import { applyPreferences } from '../../../src/main/window/apply-preferences.ts'
import { windowBackground } from '../../../src/main/window/main-window.ts'

it.each(['light', 'dark', 'system'] as const)('the window follows the chosen theme and protection: %s', (theme) => {
  const nativeTheme: Parameters<typeof applyPreferences>[0] = {
    themeSource: 'system',
    // The system's own theme is dark here.
    get shouldUseDarkColors() {
      return this.themeSource !== 'light'
    },
  }
  const colours: string[] = []
  const protections: boolean[] = []
  applyPreferences(
    nativeTheme,
    {
      isDestroyed: () => false,
      setBackgroundColor: (colour) => void colours.push(colour),
      setContentProtection: (isOn) => void protections.push(isOn),
    },
    { language: 'system', theme, lockAfterMinutes: 0, contentProtection: true },
  )
  expect(nativeTheme.themeSource).toBe(theme)
  expect(colours).toEqual([windowBackground(theme !== 'light')])
  expect(protections).toEqual([true])
})
