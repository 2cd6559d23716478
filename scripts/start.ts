import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'electron-vite'
import { type RunningPortal, startPortal } from '../test/portal/portal.ts'
import { findBrowser, hasDisplay } from './browser.ts'
import { openApp } from './open-app.ts'
import { describePortal } from './portal.ts'

// npm start: builds the app, starts a portal of its own with an organisation and a mail server, and opens the app
// there. `npm start -- --portal URL` goes to another portal. Ctrl+C, or closing the app, ends all of it. Where the
// tour takes the app's place, `--chapters` says how much of it.

const { values } = parseArgs({ options: { portal: { type: 'string' }, chapters: { type: 'string' } } })
const mailFolder = join('out', 'mail')

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
  const portal = await startPortal({ phones: 240, people: 40 })
  closing.push(() => portal.close())
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
  closing.push(() => clearInterval(showing))
  return portal
}
