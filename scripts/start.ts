import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-vite'
import type { RunningPortal } from '../test/portal/portal.ts'
import { findBrowser, hasDisplay } from './browser.ts'
import { demonstrate } from './demonstration.ts'

// npm start: builds the app, starts a portal of its own with an organisation and a mail server, and opens the app
// there. `npm start -- --portal URL` goes to another portal. Ctrl+C, or closing the app, ends all of it.

const { values } = parseArgs({ options: { portal: { type: 'string' } } })

await build({ logLevel: 'warn' })
await using stack = new AsyncDisposableStack()
const app = await openApp()
if (app) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  const [code] = await once(app, 'exit')
  process.exitCode = code ?? 0
}

/** Real Electron, else Chromium with a visible window, else the guided tour, which needs no display. */
async function openApp(): Promise<ChildProcess | undefined> {
  const electron = hasDisplay() ? electronBinary() : undefined
  if (electron) return spawn(electron, await appArguments(), { stdio: 'inherit' })

  const browser = await findBrowser()
  if (!browser) {
    console.error('Neither Electron nor Chrome, Chromium or Edge is here: install one of them, or set CHROME_PATH.')
    process.exitCode = 1
    return undefined
  }
  if (hasDisplay() && browser.canShowWindows) {
    console.log("Electron's binary is not here: the app runs on Chromium instead (docs/testing.md).")
    const env = { ...process.env, HOST_VISIBLE: '1' }
    return spawn(process.execPath, ['test/host/run.ts', ...(await appArguments())], { env, stdio: 'inherit' })
  }
  console.log('There is no display to open a window on: here is the guided tour instead.')
  return spawn(process.execPath, ['scripts/tour.ts'], { stdio: 'inherit' })
}

async function appArguments(): Promise<string[]> {
  const address = values.portal ?? (await startOwnPortal()).url
  return ['.', `--portal=${address}`, `--user-data-dir=${resolve('out/data')}`]
}

async function startOwnPortal(): Promise<RunningPortal> {
  const demonstration = await demonstrate()
  stack.defer(() => demonstration.close())
  return demonstration.portal
}

/** Where Electron is; one download is tried, which fails at once on networks that forbid it. */
function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const download = [join(folder, 'install.js')]
  if (spawnSync(process.execPath, download, { timeout: 60_000, stdio: 'ignore' }).status !== 0) return undefined
  return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
}
