import { appendFile, chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'

/** The platforms that the app is packed for, by Node's names. */
export const platforms = ['linux', 'win32', 'darwin'] as const
export type Platform = (typeof platforms)[number]

const require = createRequire(import.meta.url)

const fuseNames = Object.values(FuseV1Options).filter((value) => typeof value === 'string')

/**
 * What @electron/fuses looks for in Electron's binary: a marker, the version, the number of fuses, and each fuse, here
 * all on. Source: https://www.electronjs.org/docs/latest/tutorial/fuses, "The hard way".
 */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, fuseNames.length]),
  Buffer.from('1'.repeat(fuseNames.length)),
])

/**
 * Creates a folder that electron-builder accepts as an unpacked Electron (`electronDist`), for when the real one cannot
 * be downloaded. Everything about packing is real except the program, which is a small file of the same format and does
 * not run.
 *
 * @param folder where to make it; must not exist yet
 */
export async function makeUpElectron(folder: string, platform: Platform): Promise<void> {
  const makers = { linux: makeLinux, win32: makeWindows, darwin: makeMacOs }
  await makers[platform](folder)
}

async function makeLinux(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true })
  await makeBinary(keytarBinary('linux-x64'), join(folder, 'electron'))
  await writeLanguages(join(folder, 'locales'), '.pak', 'en-US')
  await writeLicences(folder)
}

async function makeWindows(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true })
  const setup = join(dirname(require.resolve('electron-winstaller/package.json')), 'vendor', 'Setup.exe')
  await makeBinary(setup, join(folder, 'electron.exe'))
  await writeLanguages(join(folder, 'locales'), '.pak', 'en-US')
  await writeLicences(folder)
}

async function makeMacOs(folder: string): Promise<void> {
  const contents = join(folder, 'Electron.app', 'Contents')
  const frameworks = join(contents, 'Frameworks')
  await mkdir(join(contents, 'Resources'), { recursive: true })
  await makeBundle(contents, 'Electron', ['NSCamera', 'NSMicrophone', 'NSAudioCapture', 'NSBluetoothAlways'])
  for (const helper of ['', ' (GPU)', ' (Plugin)', ' (Renderer)'])
    await makeBundle(join(frameworks, `Electron Helper${helper}.app`, 'Contents'), `Electron Helper${helper}`)
  const framework = join(frameworks, 'Electron Framework.framework')
  await mkdir(framework, { recursive: true })
  await makeBinary(keytarBinary('darwin-arm64'), join(framework, 'Electron Framework'))
  await writeLanguages(join(framework, 'Versions', 'A', 'Resources'), '.lproj', 'en')
  await writeLicences(folder)
}

/** Creates a macOS bundle with a program and Electron's usage descriptions. */
async function makeBundle(contents: string, name: string, asksFor: string[] = []): Promise<void> {
  await mkdir(join(contents, 'MacOS'), { recursive: true })
  await cp(keytarBinary('darwin-arm64'), join(contents, 'MacOS', name))
  await writeFile(
    join(contents, 'Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>made.up.${name.replaceAll(/[^A-Za-z]/g, '')}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
${asksFor.map((what) => `<key>${what}UsageDescription</key><string>This app needs access</string>`).join('\n')}
</dict></plist>
`,
  )
}

async function makeBinary(from: string, to: string): Promise<void> {
  await writeFile(to, await readFile(from))
  await appendFile(to, fuseWire)
  await chmod(to, 0o755)
}

/** Chromium's words in English and in one more language, as files or, on macOS, as folders. */
async function writeLanguages(folder: string, extension: string, english: string): Promise<void> {
  for (const language of [english, 'de']) {
    const path = join(folder, `${language}${extension}`, extension === '.lproj' ? 'locale.pak' : '')
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, '')
  }
}

async function writeLicences(folder: string): Promise<void> {
  await writeFile(join(folder, 'LICENSE'), 'A made-up Electron, for testing how the app is packed.\n')
  await writeFile(join(folder, 'LICENSES.chromium.html'), '<!doctype html><title>None</title>\n')
}

/** A small native binary of that platform from an installed package. */
function keytarBinary(target: string): string {
  return join(dirname(require.resolve('keytar/package.json')), 'prebuilds', target, 'keytar.node')
}
