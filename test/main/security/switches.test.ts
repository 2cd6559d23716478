import { expect, it } from 'vitest'
import { isSandboxed, weakeningSwitch, weakeningSwitches } from '../../../src/main/security/switches.ts'

const startedWith = (isPackaged: boolean, ...switches: string[]) =>
  weakeningSwitch({ isPackaged, commandLine: { hasSwitch: (name) => switches.includes(name) } })

it.each(weakeningSwitches)('an installed app does not start with --%s, and a developer’s does', (name) => {
  expect(startedWith(true, 'user-data-dir', name)).toBe(name)
  expect(startedWith(false, name)).toBeNull()
})

it('an installed app starts with what the system and its packages give it', () => {
  // no-sandbox: AppImages on systems that forbid the sandbox; the proxy's are a network's own business.
  expect(startedWith(true, 'user-data-dir', 'no-sandbox', 'proxy-server', 'proxy-pac-url')).toBeNull()
})

it.each([
  [['user-data-dir'], true],
  [['no-sandbox'], false],
])('an app that was started with %j is told as sandboxed: %s', (switches, sandboxed) => {
  expect(isSandboxed({ hasSwitch: (name) => switches.includes(name) })).toBe(sandboxed)
})
