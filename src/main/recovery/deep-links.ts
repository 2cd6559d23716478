import { linkScheme } from './link-scheme.ts'

/** Links that the system hands to the app: with its start, with a second start, or as an event (macOS). */
export interface DeepLinks {
  /** Hears each link from now on, and the last one that came before. Unparsed: anybody may have written it. */
  listen(listener: (text: string) => void): void
}

interface LinkedApp {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown
}

/** Called before the app is ready, because macOS tells of the link that started it before that. */
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

/** Windows and Linux give the link as an argument, among others of their own. */
function linkIn(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`)) ?? null
}
