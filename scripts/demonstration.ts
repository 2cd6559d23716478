import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Demonstration, startDemonstration } from '../test/demonstration/demonstration.ts'
import { hasDisplay } from './browser.ts'
import { describePortal } from './portal.ts'

const mailFolder = join('out', 'mail')

/**
 * Starts the demonstration for a person at a terminal: prints its addresses and accounts, and each email, which is
 * also written to out/mail. If there is a display, the browser shows emails as they arrive.
 */
export async function demonstrate(): Promise<Demonstration> {
  const demonstration = await startDemonstration({ phones: 240, people: 40, recordings: 20_000 })
  const { portal, mailPage } = demonstration
  console.log(`${describePortal(portal)}\n\nMails appear at ${mailPage.url}, here and in ${mailFolder}.`)
  console.log('Ctrl+C ends all of it.\n')
  await mkdir(mailFolder, { recursive: true })
  portal.mail.onMail(({ to, from, subject, text }) => {
    const path = join(mailFolder, `${String(portal.mail.all().length).padStart(3, '0')}.txt`)
    console.log(`Mail to ${to}: ${subject} (${path})`)
    writeFile(path, `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`).catch(console.error)
    if (hasDisplay() && !mailPage.isOpen()) openInBrowser(mailPage.url)
  })
  return demonstration
}

const openers: { [platform in NodeJS.Platform]?: [string, ...string[]] } = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Opens an address in the person's browser. Without one, the address in the terminal must suffice. */
function openInBrowser(url: string): void {
  const [program, ...parameters] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...parameters, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {}).unref()
}
