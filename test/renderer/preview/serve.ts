import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { type Browser, chromium } from 'playwright-core'
import { createServer } from 'vite'
import { findBrowser } from '../../../scripts/browser.ts'
import { textModules } from '../../../scripts/text/text-plugin.ts'

const root = join(import.meta.dirname, '../../..')

/** Serves the screens with a fake main process on a free port of this computer: `<origin>/?scenario=<name>#<route>`. */
export async function startPreview(): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    cacheDir: join(root, 'node_modules/.vite-preview'),
    plugins: [textModules(), preact({ reactAliasesEnabled: false })],
    server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [root] } },
  })
  await server.listen()
  const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
  if (!origin) throw new Error('The preview server has no address')
  return { origin, close: () => server.close() }
}

/** Starts the browser that the tests use, without a window. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser()
  if (!found) throw new Error('No Chrome, Chromium or Edge was found: set CHROME_PATH')
  return chromium.launch({
    executablePath: found.executable,
    // Chromium refuses its own sandbox to root, as in a container.
    args: [...found.flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...found.environment } as Record<string, string>,
  })
}
