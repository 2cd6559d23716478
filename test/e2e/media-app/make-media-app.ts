import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const project = resolve(import.meta.dirname, '../../..')

/** An app in which a test can open a sound; `remove` deletes its folder. */
export async function makeMediaApp(): Promise<{ appPath: string; remove: () => Promise<void> }> {
  const appPath = await mkdtemp(join(tmpdir(), 'portal-media-app-'))
  const env = { ...process.env, NODE_ENV: 'production', BUILD_OUT: join(appPath, 'out') }
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build.ts')], { cwd: project, env })
  await writeFile(join(appPath, 'package.json'), await readFile(join(project, 'package.json')))
  await symlink(join(project, 'node_modules'), join(appPath, 'node_modules'), 'junction')
  return { appPath, remove: () => rm(appPath, { recursive: true }) }
}
