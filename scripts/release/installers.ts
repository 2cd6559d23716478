import { Arch } from 'electron-builder'
import type { Platform } from '../pack/made-up-electron.ts'
import type { BuildRequest } from './describe-build.ts'

/** Installers made from one build. */
export interface InstallerGroup {
  targets: string[]
  updatedBy: NonNullable<BuildRequest['BUILD_UPDATED_BY']>
}

/** The processors that installers are made for, by Node's names, and `universal` for every Mac. */
export const architectures = { x64: Arch.x64, arm64: Arch.arm64, universal: Arch.universal } as const
export type Architecture = keyof typeof architectures

/**
 * Every installer of a platform. Whether the app updates itself is decided when it is built, so the two kinds of
 * installer need two builds: administrators update an .msi or .deb.
 */
export const installersOf: Record<Platform, { architectures: Architecture[]; groups: InstallerGroup[] }> = {
  win32: {
    architectures: ['x64', 'arm64'],
    groups: [
      { targets: ['nsis'], updatedBy: 'itself' },
      { targets: ['msi'], updatedBy: 'administrator' },
    ],
  },
  darwin: { architectures: ['universal'], groups: [{ targets: ['dmg', 'zip'], updatedBy: 'itself' }] },
  linux: {
    architectures: ['x64'],
    groups: [
      { targets: ['AppImage'], updatedBy: 'itself' },
      { targets: ['deb'], updatedBy: 'administrator' },
    ],
  },
}
