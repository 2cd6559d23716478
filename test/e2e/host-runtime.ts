import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Answer, Order, Started } from '../host/control.ts'
import type { Driver, Start } from './app.ts'

const run = join(import.meta.dirname, '../host/run.ts')

/** Starts the app on the Chromium-backed host. */
export async function startOnHost({ appPath, args, env, enclose = (command) => command }: Start): Promise<Driver> {
  const start = (more: string[], stdio: StdioOptions) => {
    const [program = '', ...parameters] = enclose([process.execPath, run, appPath, ...args, ...more])
    return spawn(program, parameters, { env, stdio })
  }
  const child = start([], ['ignore', 'pipe', 'pipe', 'ipc'])
  const written: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => written.push(text))
  const output = () => written.join('')
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)

  const order = orders(child, output)

  async function opened(): Promise<Started> {
    const started = await Promise.race([firstMessage(child), ended.then(() => null)])
    if (!started) throw new Error(`the app ended before it was ready:\n${output()}`)
    return started
  }

  try {
    const { endpoint } = await opened()
    const browsers = [await connect(endpoint)]
    await order('begin')
    return {
      page: await appPage(browsers[0]),
      pageAfterCrash: async () => {
        // A client that connects while the page is being replaced never sees it.
        for (let attempt = 0; attempt < 20; attempt++) {
          const browser = await connect(endpoint)
          browsers.push(browser)
          const page = browser.contexts()[0]?.pages()[0]
          const shown = page
            ?.waitForFunction(() => document.querySelector('h1') !== null)
            .then(
              () => true,
              () => false,
            )
          if (page && (await Promise.race([shown, passing(5_000)]))) return withoutAnswers(page)
        }
        throw new Error('the page did not come back')
      },
      order: order as Driver['order'],
      output,
      ended,
      closeOutput() {
        child.stdout?.destroy()
        child.stderr?.destroy()
      },
      startSecond: async (more) => {
        const second = start(more, 'ignore')
        const [code] = await once(second, 'exit')
        return code
      },
      quit: async () => {
        // The process may end before its answer is sent.
        if (child.connected) void order('quit').catch(() => {})
        const inTime = await Promise.race([ended.then(() => true), passing(60_000)])
        await Promise.all(browsers.map((browser) => browser.close()))
        if (!inTime) throw new Error(`the app did not quit:\n${output()}`)
      },
      kill: () => void child.kill('SIGKILL'),
    }
  } catch (cause) {
    child.kill('SIGKILL')
    throw new Error(`the app did not open its window:\n${output()}`, { cause })
  }
}

const passing = (ms: number) => new Promise<false>((resolve) => setTimeout(resolve, ms, false).unref())

const connect = (endpoint: string) => chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true })

async function firstMessage(child: ChildProcess): Promise<Started> {
  const [started] = await once(child, 'message')
  return started
}

/** The app's own page, once it has left the blank one. */
async function appPage(browser: Browser | undefined): Promise<Page> {
  const [context] = browser?.contexts() ?? []
  if (!context) throw new Error('the browser has no context')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'domcontentloaded' })
  return withoutAnswers(page)
}

/** Playwright closes a page that refuses unless dialogs are listened to. Here the host must decide. */
const withoutAnswers = (page: Page) => page.on('dialog', () => {})

/** Commands are sent over the child process's channel; each is answered once. */
function orders(child: ChildProcess, output: () => string) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  child.on('message', (answer: Answer) => {
    const order = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) order?.resolve(answer.value)
    else order?.reject(new Error(answer.message))
  })
  child.once('exit', () => {
    for (const order of waiting.values()) order.reject(new Error(`the app has ended:\n${output()}`))
    waiting.clear()
  })
  return (command: Order['command'], ...args: unknown[]): Promise<unknown> => {
    const order = Promise.withResolvers<unknown>()
    const id = ++lastId
    waiting.set(id, order)
    child.send({ id, command, args } satisfies Order, (error) => {
      if (error && waiting.delete(id)) order.reject(new Error(`the app has ended:\n${output()}`))
    })
    return order.promise
  }
}
