import { expect, it } from 'vitest'
import { windowBackground } from '../../../src/main/window/main-window.ts'
import { applyTheme } from '../../../src/main/window/theme.ts'

it.each(['light', 'dark', 'system'] as const)('the window and its background follow the chosen theme: %s', (theme) => {
  const nativeTheme: Parameters<typeof applyTheme>[0] = {
    themeSource: 'system',
    // The system's own theme is dark here.
    get shouldUseDarkColors() {
      return this.themeSource !== 'light'
    },
  }
  const colours: string[] = []
  applyTheme(
    nativeTheme,
    { isDestroyed: () => false, setBackgroundColor: (colour) => void colours.push(colour) },
    { language: 'system', theme, lockAfterMinutes: 0, contentProtection: false },
  )
  expect(nativeTheme.themeSource).toBe(theme)
  expect(colours).toEqual([windowBackground(theme !== 'light')])
})
