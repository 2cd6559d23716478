import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { BuildRequest } from './describe-build.ts'

/** Builds the app in a separate process, whose environment says what to build. Rejects with the build's output. */
export async function buildApp(request: BuildRequest): Promise<void> {
  const wished = Object.entries(request).map(([name, value]) => [name, String(value)])
  const env = { ...process.env, NODE_ENV: 'production', BUILD_PSEUDO_LANGUAGES: 'false', ...Object.fromEntries(wished) }
  await promisify(execFile)(
    process.execPath,
    ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel=warn'],
    { env },
  )
}
