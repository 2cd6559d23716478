import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-vite'
import { type RunningPortal, startPortal } from '../test/portal/portal.ts'
import { findBrowser, hasDisplay } from './browser.ts'
import { describePortal } from './portal.ts'

// npm start: builds the app, starts a portal of its own with an organisation and a mail server, and opens the app
// there. `npm start -- --portal URL` goes to another portal. Ctrl+C, or closing the app, ends all of it.

const { values } = parseArgs({ options: { portal: { type: 'string' } } })
const mailFolder = join('out', 'mail')

await build({ logLevel: 'warn' })
await using stack = new AsyncDisposableStack()
const portal = values.portal === undefined ? await startOwnPortal() : undefined
const address = values.portal ?? portal?.url ?? ''
const app = await openApp(address)
if (app) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
  const [code] = await once(app, 'exit')
  process.exitCode = code ?? 0
}

async function startOwnPortal(): Promise<RunningPortal> {
  const portal = await startPortal({ phones: 240, people: 40 })
  stack.defer(() => portal.close())
  console.log(`${describePortal(portal)}\n\nMails appear here and in ${mailFolder}. Ctrl+C ends all of it.\n`)
  await mkdir(mailFolder, { recursive: true })
  let shown = 0
  const showing = setInterval(async () => {
    for (const { to, from, subject, text } of portal.mail.all().slice(shown)) {
      const path = join(mailFolder, `${String(++shown).padStart(3, '0')}.txt`)
      await writeFile(path, `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`)
      console.log(`Mail to ${to}: ${subject} (${path})`)
    }
  }, 500)
  stack.defer(() => clearInterval(showing))
  return portal
}

/** Real Electron, else the host with a visible window, else the guided tour, which needs neither. */
async function openApp(address: string): Promise<ChildProcess | undefined> {
  const args = [`--portal=${address}`, `--user-data-dir=${join(import.meta.dirname, '../out/data')}`]
  const electron = electronBinary()
  if (electron && hasDisplay()) return spawn(electron, ['.', ...args], { stdio: 'inherit' })

  const browser = await findBrowser()
  if (hasDisplay() && browser?.canShowWindows) {
    console.log("Electron's binary is not here: the app runs on Chromium instead (docs/testing.md).")
    const env = { ...process.env, HOST_VISIBLE: '1' }
    return spawn(process.execPath, ['test/host/run.ts', '.', ...args], { env, stdio: 'inherit' })
  }
  if (!browser) {
    console.error('Neither Electron nor Chrome, Chromium or Edge is here: install one of them, or set CHROME_PATH.')
    process.exitCode = 1
    return undefined
  }
  console.log('There is no display to open a window on: here is the guided tour instead.')
  return spawn(process.execPath, ['scripts/tour.ts'], { stdio: 'inherit' })
}

/** Where Electron is; one download is tried, which fails at once on networks that forbid it. */
function electronBinary(): string | undefined {
  const require = createRequire(import.meta.url)
  spawnSync(process.execPath, [require.resolve('electron/install.js')], { timeout: 60_000, stdio: 'ignore' })
  try {
    return require('electron')
  } catch {
    return undefined
  }
}
