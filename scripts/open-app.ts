import type { FoundBrowser } from './browser.ts'
import { couldNotRun, fetchElectron, whyElectronEnded } from './electron-program.ts'
import { type Ended, runProgram } from './run-program.ts'

/** What this machine has for showing the app. */
export interface Surroundings {
  hasDisplay: boolean
  /** The npm package `electron`. */
  electron: string
  findBrowser: () => Promise<Pick<FoundBrowser, 'canShowWindows'> | undefined>
  /** The script that runs an app on Chromium. */
  host: string
  /** The script of the guided tour, and what is given to it. */
  tour: string[]
  /** An error code of Electron's within so many milliseconds means that it could not run. */
  soon: number
  say: (line: string) => void
}

/**
 * Opens the app on Electron, else on Chromium with a visible window, else walks the guided tour, which needs no
 * display. Electron that cannot run here says why, and the next way is taken.
 *
 * @param appArguments asked once, and only where a window opens
 * @returns the exit code, once the app has ended
 */
export async function openApp(appArguments: () => Promise<string[]>, surroundings: Surroundings): Promise<number> {
  const { hasDisplay, electron, findBrowser, host, tour, soon, say } = surroundings
  let given: string[] | undefined
  const { program, wasTold } = hasDisplay ? await fetchElectron(electron, say) : {}
  if (wasTold) return 0
  if (program) {
    given = await appArguments()
    // Terminals of editors built on Electron leave this variable, which makes a plain Node of Electron.
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
