import { linkScheme } from './link-scheme.ts'

/** Links that the system passes to the app: at startup, with a second start, or as an event (macOS). */
export interface DeepLinks {
  /** Calls `listener` for each later link, and for the last earlier one. Unparsed and untrusted. */
  listen(listener: (text: string) => void): void
}

interface LinkedApp {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown
}

/** Called before the app is ready, because macOS sends the link that started it before that. */
export function receiveDeepLinks(app: LinkedApp, { argv }: { argv: readonly string[] }): DeepLinks {
  let hear: ((text: string) => void) | null = null
  let waiting = linkIn(argv)
  const opened = (text: string | null) => {
    if (text === null) return
    if (hear) hear(text)
    else waiting = text
  }

  app.on('open-url', (event, url) => {
    event.preventDefault()
    opened(url)
  })
  app.on('second-instance', (_event, secondArgv) => opened(linkIn(secondArgv)))

  return {
    listen(listener) {
      hear = listener
      opened(waiting)
      waiting = null
    },
  }
}

/** Windows and Linux pass the link as an argument, among others. */
function linkIn(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`)) ?? null
}
