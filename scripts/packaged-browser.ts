import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { runProgram } from './run-program.ts'

/** Where the packed browser is unpacked: inside node_modules, which is of this user and may hold programs. */
const unpackedFolder = join(import.meta.dirname, '../node_modules/.cache/chromium')

/** In place of the package's own, which looks for the font in /tmp. */
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
 * Gives the headless Chromium of the npm package `@sparticuz/chromium`, unpacked at the first use. The package unpacks into
 * the system's temporary folder, file by file, and takes what lies there by its name: half a browser of a run at the
 * same time, one of another version or of another person, or one that may not be run from there. So it unpacks
 * beside, and a whole folder comes under the version's name at once.
 *
 * @param folder holds one folder a version
 */
export async function packagedBrowser(folder = unpackedFolder): Promise<PackagedBrowser> {
  const unpacked = join(folder, await packagedVersion())
  if (!existsSync(unpacked)) await unpackInto(folder, unpacked)
  const { LD_LIBRARY_PATH } = process.env
  return {
    executable: join(unpacked, 'chromium'),
    flags: [
      // It has no sandbox helper, and many systems let only that start a sandbox.
      '--no-sandbox',
      '--no-zygote',
      '--font-render-hinting=none',
      '--use-gl=angle',
      '--use-angle=swiftshader',
    ],
    // It brings the libraries and the font that a bare machine has not.
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
    // The package unpacks its libraries only where it believes to be on Lambda.
    const env = { ...process.env, TMPDIR: beside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
    const { code } = await runProgram(process.execPath, [import.meta.filename], { env })
    if (code !== 0) throw new Error('the browser that comes with npm could not be unpacked')
    await writeFile(join(beside, 'fonts', 'fonts.conf'), fontsConfiguration)
    await rename(beside, unpacked)
  } catch (cause) {
    // A run at the same time may have been first.
    if (!existsSync(unpacked)) throw cause
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

// As a program of its own it unpacks into the temporary folder, which no other part of a process may mistake.
if (import.meta.main) await (await import('@sparticuz/chromium')).default.executablePath()
