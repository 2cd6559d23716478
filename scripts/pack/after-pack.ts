import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type AfterPackContext, Arch } from 'electron-builder'
import { build, type PlistValue, parse } from 'plist'

/**
 * Every fuse of Electron, decided: one left out is a type error here, and one that the binary has
 * beyond these is refused when it is packed.
 * Source: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses: Record<FuseV1Options, boolean> = {
  // The packed app is never a bare Node, and takes no orders from Node's variables or Node's debugger. Chromium's own
  // debugging has no fuse: src/main/security/switches.ts refuses it.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // There are no cookies, and opening their store would ask for the system's keychain.
  [FuseV1Options.EnableCookieEncryption]: false,
  // Only the app.asar that was packed runs, and only unchanged.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The screens come over the app's own protocol; file:// needs no rights.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default. The app runs no WebAssembly.
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** Called by electron-builder between packing and signing; rejects if the binary has a fuse not decided here. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  if (context.electronPlatformName === 'darwin') await dropUnusedReasons(context)
  await flipFuses(join(context.appOutDir, executableOf(context)), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Apple silicon starts nothing unsigned, and a flipped fuse breaks Electron's own ad-hoc signature.
    resetAdHocDarwinSignature: process.platform === 'darwin' && context.arch !== Arch.x64,
    ...fuses,
  })
}

/**
 * Electron's Info.plist gives reasons for the camera, the microphone, sound and Bluetooth, which macOS would show as
 * this app's. Only those stay that the configuration gives (NS…UsageDescription, Apple's "Protected resources").
 */
async function dropUnusedReasons(context: AfterPackContext): Promise<void> {
  const file = join(context.appOutDir, executableOf(context), 'Contents/Info.plist')
  const own: Record<string, unknown> = context.packager.config.mac?.extendInfo ?? {}
  const information = parse(await readFile(file, 'utf8')) as Record<string, PlistValue>
  const kept = Object.entries(information).filter(([key]) => !/^NS\w+UsageDescription$/.test(key) || key in own)
  await writeFile(file, build(Object.fromEntries(kept)))
}

function executableOf({ electronPlatformName, packager }: AfterPackContext): string {
  const product = packager.appInfo.productFilename
  switch (electronPlatformName) {
    case 'darwin':
      return `${product}.app`
    case 'win32':
      return `${product}.exe`
    default:
      return packager.config.linux?.executableName ?? product
  }
}
