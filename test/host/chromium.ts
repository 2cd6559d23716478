import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { browserFlags, findBrowser, hasDisplay } from '../../scripts/browser.ts'
import { CdpConnection, type CdpSession } from './cdp.ts'
import { StreamedAnswers } from './streamed-answers.ts'

/** A page target, ready to be configured; `start` lets its first document load. */
export interface NewPage {
  targetId: string
  session: CdpSession
  closed: Promise<void>
}

export interface ChromiumOptions {
  /** The app's name, by which the system identifies its windows. */
  name: string
  /** Chromium's profile is kept inside, as Electron keeps its own. */
  userData: string
  /** Show real windows, if the browser and the machine can. */
  visible: boolean
  /** Open a debugging port on loopback for the test harness. */
  debuggable: boolean
}

/** The one Chromium behind the host. */
export class Chromium {
  /** Where a second DevTools client can connect, or null when not debuggable. */
  readonly endpoint: string | null
  readonly visible: boolean
  /** Serves the media of its pages. */
  readonly answers: StreamedAnswers
  readonly #process: ChildProcess
  readonly #browser: CdpSession
  readonly #asked = new Map<string, (page: NewPage) => void>()
  readonly #closing = new Map<string, () => void>()
  #asking: Promise<unknown> = Promise.resolve()
  #firstPage: Promise<NewPage> | undefined

  private constructor(
    child: ChildProcess,
    connection: CdpConnection,
    endpoint: string | null,
    visible: boolean,
    answers: StreamedAnswers,
  ) {
    this.#process = child
    this.answers = answers
    this.#browser = connection.browser
    this.endpoint = endpoint
    this.visible = visible
    const first = Promise.withResolvers<NewPage>()
    this.#firstPage = first.promise
    let isFirst = true
    this.#browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId } }) => {
      const { promise: closed, resolve } = Promise.withResolvers<void>()
      this.#closing.set(sessionId, resolve)
      const page = { targetId, session: connection.session(sessionId), closed }
      if (isFirst) first.resolve(page)
      else void this.#sort(page)
      isFirst = false
    })
    this.#browser.on('Target.detachedFromTarget', ({ sessionId }) => {
      this.#closing.get(sessionId)?.()
      this.#closing.delete(sessionId)
    })
  }

  /** @throws when there is no browser, or it does not start. */
  static async start({ name, userData, visible: wished, debuggable }: ChromiumOptions): Promise<Chromium> {
    const found = await findBrowser()
    if (!found) throw new Error('test/host: no Chrome, Chromium or Edge was found; set CHROME_PATH')
    const visible = wished && found.canShowWindows && hasDisplay()
    const answers = await StreamedAnswers.open()
    const profile = join(userData, 'chromium')
    rememberNothing(profile)
    const flags = [...browserFlags(), ...found.flags, `--user-data-dir=${profile}`, '--remote-debugging-pipe']
    flags.push(...answers.flags)
    // Makes heap snapshots contain whole strings, which V8 truncates at a thousand characters.
    flags.push('--js-flags=--heap-snapshot-string-limit=100000000')
    if (debuggable) flags.push('--remote-debugging-port=0')
    flags.push(...(visible ? ownWindowFlags(name) : ['--headless', 'about:blank']))
    const child = spawn(found.executable, flags, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...found.environment },
    })
    process.once('exit', () => child.kill('SIGKILL'))
    const endpoint = debuggable ? await announcedEndpoint(child) : null
    child.stderr?.resume()
    const connection = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable)
    const chromium = new Chromium(child, connection, endpoint, visible, answers)
    await connection.browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    })
    return chromium
  }

  /** Opens a page that waits, before its first document, for `Runtime.runIfWaitingForDebugger`. */
  async newPage(): Promise<NewPage> {
    if (this.#firstPage) {
      const page = this.#firstPage
      this.#firstPage = undefined
      return page
    }
    const page = Promise.withResolvers<NewPage>()
    this.#asking = this.#browser
      .send('Target.createTarget', { url: 'about:blank', newWindow: true })
      .then(({ targetId }) => this.#asked.set(targetId, page.resolve), page.reject)
    return page.promise
  }

  /**
   * A page that main did not ask for was opened by another page (`window.open`, a link to a new window), and is
   * closed before its first document. One may attach before the answer to `createTarget` that names it.
   */
  async #sort(page: NewPage): Promise<void> {
    await this.#asking
    const resolve = this.#asked.get(page.targetId)
    this.#asked.delete(page.targetId)
    if (resolve) resolve(page)
    else await this.#refuse(page).catch(() => {})
  }

  /**
   * A page may share its opener's thread, which stays paused until this page continues as well. Closing it with a
   * paused request would send that request, so the request is failed first.
   */
  async #refuse({ targetId, session }: NewPage): Promise<void> {
    session.on('Fetch.requestPaused', ({ requestId }) =>
      session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' }),
    )
    await session.send('Fetch.enable', {})
    await session.send('Runtime.runIfWaitingForDebugger')
    await session.send('Page.navigate', { url: 'about:blank' })
    this.closePage(targetId)
  }

  closePage(targetId: string): void {
    this.#browser.post('Target.closeTarget', { targetId })
  }

  /** Ends the browser and waits for it, so that its profile is free for the next start. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    const limit = setTimeout(() => this.#process.kill('SIGKILL'), 5_000)
    this.#browser.post('Browser.close')
    await ended
    clearTimeout(limit)
  }
}

/**
 * A window without tabs, address and warnings about the flags. Chromium opens one only for an address of a web
 * page's schemes, to which `about:` does not belong.
 */
function ownWindowFlags(name: string): string[] {
  const blank = `data:text/html,${encodeURIComponent(`<title>${name}</title>`)}`
  return [`--app=${blank}`, `--class=${name}`, '--test-type', '--hide-crash-restore-bubble']
}

const preferencesSchema = z.looseObject({ autofill: z.looseObject({}).optional() })

/** A browser remembers what was typed in forms, and offers to save passwords; Electron does neither. */
function rememberNothing(profile: string): void {
  const path = join(profile, 'Default', 'Preferences')
  mkdirSync(dirname(path), { recursive: true })
  const kept = preferencesSchema.parse(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {})
  const autofill = { ...kept.autofill, profile_enabled: false, credit_card_enabled: false }
  writeFileSync(path, JSON.stringify({ ...kept, autofill, credentials_enable_service: false }))
}

/** Chromium announces its port on stderr; what it says there until then is the reason if it fails. */
async function announcedEndpoint(child: ChildProcess): Promise<string> {
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr as Readable })) {
    const announced = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (announced) return announced
    said.push(line)
  }
  throw new Error(`test/host: Chromium did not start:\n${said.join('\n')}`)
}
