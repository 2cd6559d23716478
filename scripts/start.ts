import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-vite'
import type { RunningPortal } from '../test/portal/portal.ts'
import { findBrowser, hasDisplay } from './browser.ts'
import { demonstrate } from './demonstration.ts'
import { openApp } from './open-app.ts'

// npm start: builds the app, starts a portal of its own with an organisation and a mail server, and opens the app
// there. `npm start -- --portal URL` goes to another portal. Ctrl+C, or closing the app, ends all of it. Where the
// tour takes the app's place, `--chapters` says how much of it.

const { values } = parseArgs({ options: { portal: { type: 'string' }, chapters: { type: 'string' } } })

await build({ logLevel: 'warn' })
const closing: (() => unknown)[] = []
try {
  process.exitCode = await openApp(appArguments, {
    hasDisplay: hasDisplay(),
    electron: dirname(createRequire(import.meta.url).resolve('electron/package.json')),
    findBrowser,
    host: 'test/host/run.ts',
    tour: ['scripts/tour.ts', ...(values.chapters === undefined ? [] : [`--chapters=${values.chapters}`])],
    soon: 3_000,
    say: (line) => console.log(line),
  })
} finally {
  for (const close of closing.reverse()) await close()
}

async function appArguments(): Promise<string[]> {
  const address = values.portal ?? (await startOwnPortal()).url
  return ['.', `--portal=${address}`, `--user-data-dir=${resolve('out/data')}`]
}

async function startOwnPortal(): Promise<RunningPortal> {
  const demonstration = await demonstrate()
  closing.push(() => demonstration.close())
  return demonstration.portal
}
