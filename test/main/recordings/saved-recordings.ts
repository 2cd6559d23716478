import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readManifest } from '../../../src/main/recordings/export/manifest.ts'
import type { recordingsAtPortal } from './recordings-at-portal.ts'

/** The lines of the manifest that an export left in this folder. */
export const manifestOf = async (folder: string) => readManifest(await readFile(join(folder, 'manifest.json'), 'utf8'))

/** How many recordings the portal gave out to be kept. */
export const downloads = ({ portal }: Awaited<ReturnType<typeof recordingsAtPortal>>) =>
  portal.audit().filter(({ event }) => event === 'recording-downloaded').length

/** Fails unless every file in this folder is as SHA256SUMS says. On Linux; other systems have other programs. */
export const checkSums = async (cwd: string) => {
  if (process.platform === 'linux')
    await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd })
}
