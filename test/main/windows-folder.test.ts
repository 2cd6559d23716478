import { expect, it, vi } from 'vitest'
import type { Reading } from '../../src/main/policy/policy-source.ts'
import { windowsFolder } from '../../src/main/windows-folder.ts'

const saying = (reading: Reading) => ({ read: async () => reading })
const at = (SystemRoot: unknown) => saying({ state: 'read', values: { SystemRoot } })

it('Windows’ folder is where the registry says, whatever a variable says', async () => {
  vi.stubEnv('SystemRoot', 'C:\\Users\\eve')
  expect(await windowsFolder(at('D:\\Windows'))).toBe('D:\\Windows')
  for (const reading of [{ state: 'absent' }, { state: 'unreadable', reason: 'busy' }] satisfies Reading[]) {
    await expect(windowsFolder(saying(reading))).rejects.toThrow()
  }
  vi.unstubAllEnvs()
})

it.each([undefined, 1, '', '\\\\server\\Windows', 'Windows', 'C:', '%SystemRoot%'])('is not %j', async (value) => {
  await expect(windowsFolder(at(value))).rejects.toThrow()
})

it.runIf(process.platform === 'win32')('is the one that Windows runs from', async () => {
  expect((await windowsFolder()).toLowerCase()).toBe(process.env.SystemRoot?.toLowerCase())
})
