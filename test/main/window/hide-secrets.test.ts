import type { BrowserWindow, PowerMonitor } from 'electron'
import { expect, it } from 'vitest'
import { hideSecretsWhenAway } from '../../../src/main/window/hide-secrets.ts'

it.each([
  ['window', 'blur'],
  ['window', 'hide'],
  ['window', 'minimize'],
  ['power', 'lock-screen'],
  ['power', 'suspend'],
])("a secret on the screen goes on the %s's %s", (who, event) => {
  const listeners = new Map<string, () => void>()
  const emitter = (name: string) => ({ on: (on: string, tell: () => void) => listeners.set(`${name} ${on}`, tell) })
  let hidden = 0
  // Of Electron's objects only what hiding listens to is there.
  hideSecretsWhenAway(
    emitter('window') as unknown as BrowserWindow,
    emitter('power') as unknown as PowerMonitor,
    () => {
      hidden += 1
    },
  )
  listeners.get(`${who} ${event}`)?.()
  expect(hidden).toBe(1)
})
