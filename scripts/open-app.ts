import type { FoundBrowser } from './browser.ts'
import { couldNotRun, fetchElectron, whyElectronEnded } from './electron-program.ts'
import { type Ended, runProgram } from './run-program.ts'

/** What this machine offers to show the app. */
export interface Surroundings {
  hasDisplay: boolean
  /** The npm package `electron`. */
  electron: string
  findBrowser: () => Promise<Pick<FoundBrowser, 'canShowWindows'> | undefined>
  /** The script that runs an app on Chromium. */
  host: string
  /** The script of the guided tour, and its arguments. */
  tour: string[]
  /** An error code within this many milliseconds means that Electron could not run. */
  soon: number
  say: (line: string) => void
}

/**
 * Opens the app on Electron, else on Chromium with a visible window, else runs the guided tour, which needs no display.
 * If Electron cannot run here, the reason is printed and the next option is used.
 *
 * @param appArguments called at most once, and only if a window opens
 * @returns the exit code, once the app has ended
 */
export async function openApp(appArguments: () => Promise<string[]>, surroundings: Surroundings): Promise<number> {
  const { hasDisplay, electron, findBrowser, host, tour, soon, say } = surroundings
  let given: string[] | undefined
  const { program, wasTold } = hasDisplay ? await fetchElectron(electron, say) : {}
  if (wasTold) return 0
  if (program) {
    given = await appArguments()
    // Terminals of editors built on Electron may set this variable, which makes Electron run as plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    const ended = await runProgram(program, given, { env, keepErrors: true })
    if (!couldNotRun(ended, soon)) return exitCode(ended)
    say(whyElectronEnded(ended, electron))
  }

  const browser = await findBrowser()
  if (!browser) {
    say('Chrome, Chromium or Edge is not here to take its place: install one of them, or set CHROME_PATH.')
    return 1
  }
  if (hasDisplay && browser.canShowWindows) {
    say('The app runs on Chromium instead (docs/testing.md).')
    const env = { ...process.env, HOST_VISIBLE: '1' }
    return exitCode(await runProgram(process.execPath, [host, ...(given ?? (await appArguments()))], { env }))
  }
  say(
    hasDisplay
      ? 'The browser that comes with npm shows no windows: here is the guided tour instead.'
      : 'There is no display to open a window on: here is the guided tour instead.',
  )
  return exitCode(await runProgram(process.execPath, tour))
}

function exitCode({ code, wasTold }: Ended): number {
  return code ?? (wasTold ? 0 : 1)
}
