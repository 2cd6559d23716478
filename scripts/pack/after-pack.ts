import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type AfterPackContext, Arch } from 'electron-builder'

/**
 * Every fuse of Electron, decided: one left out is a type error here, and one that the binary has
 * beyond these is refused when it is packed.
 * Source: https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses: Record<FuseV1Options, boolean> = {
  // The packed app is never a bare Node, and takes no orders from the environment or a debugger.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
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
  await flipFuses(join(context.appOutDir, executableOf(context)), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Apple silicon starts nothing unsigned, and a flipped fuse breaks Electron's own ad-hoc signature.
    resetAdHocDarwinSignature: process.platform === 'darwin' && context.arch !== Arch.x64,
    ...fuses,
  })
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
