import type { App } from 'electron'

/** How long quitting may take once the windows are closed, in milliseconds. */
const limitMs = 2000

interface QuitDependencies {
  /** What must be done before the app exits, e.g. clearing the clipboard. */
  lastSteps: () => Promise<unknown>
  /** Whether native work is under way that may never finish, such as a keychain call behind a prompt. */
  isStuck: () => boolean
  /** Ends the process at once, without waiting for anything. */
  end?: () => void
}

/** Ends the process without waiting for anything; other programs see it as killed. */
export const endAtOnce = () => process.kill(process.pid, 'SIGKILL')

/**
 * Makes quitting bounded. The last steps get two seconds; then the app exits. While native work is stuck in libuv's
 * threads, an orderly exit (and `process.exit`) would wait for it forever, and no code of ours would run to stop that,
 * so the process kills itself instead. By then the windows are closed and everything has been saved.
 */
export function boundQuit(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  { lastSteps, isStuck, end = endAtOnce }: QuitDependencies,
): void {
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    void Promise.race([lastSteps().catch(() => undefined), passing(limitMs)]).then(() =>
      isStuck() ? end() : app.exit(),
    )
  })
}

const passing = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
