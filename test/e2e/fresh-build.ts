import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

async function changedAt(folder: string): Promise<number[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).mtimeMs))
}

/**
 * Refuses to test a build that is older than its source, because the results would not apply to the current code.
 * `TEST_STALE=1` allows it, to investigate a failure while the source changes.
 */
export async function requireFreshBuild(project: string): Promise<void> {
  if (process.env.TEST_STALE === '1') return
  const built = await stat(join(project, 'out/main/index.js')).catch(() => undefined)
  if (!built) throw new Error('the app is not built: run npm run build')
  for (const folder of ['src', 'locales']) {
    const newest = Math.max(...(await changedAt(join(project, folder))))
    if (newest > built.mtimeMs) throw new Error(`out/ is older than ${folder}/: run npm run build`)
  }
}
