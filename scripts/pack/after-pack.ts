import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type AfterPackContext, Arch } from 'electron-builder'
import { build, type PlistValue, parse } from 'plist'

/**
 * Every fuse of Electron: a missing one is a type error here, and an additional one in the binary is refused when
 * packing. Source: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses: Record<FuseV1Options, boolean> = {
  // The packed app never runs as plain Node, and ignores Node's variables and debugger. Chromium's debugging has no
  // fuse: src/main/security/switches.ts refuses it.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // There are no cookies, and opening their store would access the system's keychain.
  [FuseV1Options.EnableCookieEncryption]: false,
  // Only the packed, unchanged app.asar runs.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The screens use the app's own protocol; file:// needs no privileges.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default. The app runs no WebAssembly.
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** Called by electron-builder between packing and signing; rejects if the binary has a fuse that is not set here. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  if (context.electronPlatformName === 'darwin') await dropUnusedReasons(context)
  await flipFuses(join(context.appOutDir, executableOf(context)), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Apple silicon runs no unsigned code, and changing a fuse breaks Electron's ad-hoc signature.
    resetAdHocDarwinSignature: process.platform === 'darwin' && context.arch !== Arch.x64,
    ...fuses,
  })
}

/**
 * Electron's Info.plist gives reasons for the camera, the microphone, sound and Bluetooth, which macOS would show as
 * this app's. Removes all but those that the configuration sets (NS…UsageDescription, Apple's "Protected resources").
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
