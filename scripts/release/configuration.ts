import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Configuration, FileSet } from 'electron-builder'
import { parse } from 'yaml'
import type { Provider } from '../provider/open-provider-folder.ts'
import type { Signing } from './signing.ts'

/** The configuration common to all builds. A test checks it, merged and unmerged, against electron-builder's schema. */
export const baseConfiguration: Configuration = parse(readFileSync('electron-builder.yml', 'utf8'))

interface Distribution {
  /** The folder that main, preload and renderer were built into. */
  built: string
  output: string
  signing: Signing['configuration']
  /** Who installs newer versions. */
  updatedBy: 'itself' | 'administrator'
}

/**
 * electron-builder's configuration for one brand: electron-builder.yml with everything that must differ between two
 * brands on one computer, and the options of the installers.
 */
export function configurationFor(provider: Provider, distribution: Distribution): Configuration {
  const { id, productName, publisher, support, protocol, languages } = provider
  const { built, output, signing, updatedBy } = distribution
  const { linux, win, mac } = baseConfiguration
  return {
    ...baseConfiguration,
    appId: provider.appId,
    productName,
    copyright: `Copyright © ${publisher}`,
    // The packed package.json determines the app's name, and so the data folder, the keychain service and the
    // single-instance lock (Electron, app.getName and app.getPath).
    extraMetadata: {
      name: id,
      productName,
      author: { name: publisher, email: support.email },
      homepage: support.website,
      desktopName: `${id}.desktop`,
    },
    directories: { output, buildResources: provider.folder },
    artifactName: `${id}-\${version}-\${os}-\${arch}.\${ext}`,
    protocols: [{ name: productName, schemes: [protocol] }],
    // Chromium's own words.
    electronLanguages: languages,
    publish:
      updatedBy === 'itself'
        ? { provider: 'generic', url: provider.updates.feed, channel: provider.updates.channel }
        : null,
    forceCodeSigning: signing.forceCodeSigning ?? false,
    linux: {
      ...linux,
      files: filesOf(linux, built),
      executableName: id,
      maintainer: `${publisher} <${support.email}>`,
      vendor: publisher,
    },
    win: { ...win, files: filesOf(win, built), ...signing.win },
    mac: {
      ...mac,
      // A universal app is merged from two that must hold the same files, so both carry both binaries.
      files: filesOf(mac, built).map((file) =>
        typeof file === 'string' ? file.replace(/darwin-\$\{arch\}/, 'darwin-*') : file,
      ),
      x64ArchFiles: '**/keytar/prebuilds/darwin-*/keytar.node',
      hardenedRuntime: true,
      entitlements: resolve('assets/mac/entitlements.plist'),
      entitlementsInherit: resolve('assets/mac/entitlements.plist'),
      ...signing.mac,
    },
    // Per user and without questions, so that the app may update itself.
    nsis: {
      oneClick: true,
      perMachine: false,
      deleteAppDataOnUninstall: true,
      buildUniversalInstaller: false,
      include: resolve('assets/windows/uninstaller.nsh'),
    },
    // For all users of the computer, for management systems, which also install the next version.
    msi: { oneClick: true, perMachine: true, upgradeCode: provider.msiUpgradeCode },
  }
}

/** A platform's list of files, with the build taken from another folder. */
function filesOf(platform: { files?: Configuration['files'] } | null | undefined, built: string): (FileSet | string)[] {
  const list = [platform?.files ?? []].flat()
  const fromBuild: FileSet = { from: resolve(built), to: 'out', filter: ['{main,preload,renderer}/**'] }
  return [fromBuild, ...list.filter((file) => typeof file !== 'string' || !file.startsWith('out/'))]
}

/**
 * Writes a configuration to a file for electron-builder to read: one passed as an object is merged with
 * electron-builder.yml, including lists of files, and would pack both builds.
 *
 * @returns the path
 */
export async function writeConfiguration(configuration: Configuration, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify(configuration, null, 2))
  return path
}
