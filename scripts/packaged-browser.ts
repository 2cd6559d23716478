import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { runProgram } from './run-program.ts'

/** Where the browser is unpacked: inside node_modules, which belongs to this user and may contain programs. */
const unpackedFolder = join(import.meta.dirname, '../node_modules/.cache/chromium')

/** Used instead of the package's own, which looks for the font in /tmp. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

export interface PackagedBrowser {
  executable: string
  flags: string[]
  environment: Record<string, string>
}

/**
 * Returns the headless Chromium of the npm package `@sparticuz/chromium`, unpacked on first use. The package unpacks
 * file by file into the system's temporary folder and uses whatever has the right name there: a partial browser of a
 * concurrent run, one of another version or user, or one on a file system without execute permission. So it is unpacked
 * elsewhere, and the complete folder is renamed to the version's name.
 *
 * @param folder holds one folder per version
 */
export async function packagedBrowser(folder = unpackedFolder): Promise<PackagedBrowser> {
  const unpacked = join(folder, await packagedVersion())
  if (!existsSync(unpacked)) await unpackInto(folder, unpacked)
  const { LD_LIBRARY_PATH } = process.env
  return {
    executable: join(unpacked, 'chromium'),
    flags: [
      // It has no sandbox helper, without which many systems do not allow a sandbox.
      '--no-sandbox',
      '--no-zygote',
      '--font-render-hinting=none',
      '--use-gl=angle',
      '--use-angle=swiftshader',
    ],
    // It includes the libraries and the font that a minimal system lacks.
    environment: {
      LD_LIBRARY_PATH: [join(unpacked, 'al2023', 'lib'), ...(LD_LIBRARY_PATH ? [LD_LIBRARY_PATH] : [])].join(delimiter),
      FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(unpacked, 'fonts'),
    },
  }
}

async function packagedVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = join(dirname(main), '../../package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8'))).version
}

async function unpackInto(folder: string, unpacked: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const beside = await mkdtemp(join(folder, 'unpacking-'))
  try {
    // The package unpacks its libraries only if it seems to run on Lambda.
    const env = { ...process.env, TMPDIR: beside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
    const { code } = await runProgram(process.execPath, [import.meta.filename], { env })
    if (code !== 0) throw new Error('the browser that comes with npm could not be unpacked')
    await writeFile(join(beside, 'fonts', 'fonts.conf'), fontsConfiguration)
    await rename(beside, unpacked)
  } catch (cause) {
    // A concurrent run may have been first.
    if (!existsSync(unpacked)) throw cause
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

// Run as a separate program, because the package unpacks into TMPDIR, which must not change for the rest of a process.
if (import.meta.main) await (await import('@sparticuz/chromium')).default.executablePath()
