import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ended, runProgram } from './run-program.ts'

/** The time limit for downloading Electron, in milliseconds. A network may silently drop the request. */
const fetchLimit = 10 * 60_000

/**
 * Returns Electron's program, which its npm package downloads on first use.
 *
 * @param folder the npm package `electron`
 * @param say called when the download begins, and with the reason if there is no program
 * @returns no program if it cannot be downloaded, at once if the network forbids it; and whether the person cancelled
 */
export async function fetchElectron(
  folder: string,
  say: (line: string) => void,
): Promise<{ program?: string; wasTold: boolean }> {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) say('Fetching Electron (about 130 MB), once.')
  const install = [join(folder, 'install.js')]
  const { code, signal, wasTold } = await runProgram(process.execPath, install, { limit: fetchLimit })
  if (code === 0) return { program: join(folder, 'dist', readFileSync(pathFile, 'utf8')), wasTold }
  if (!wasTold) say(`Electron could not be fetched: ${signal ? 'it took too long' : 'the reason is above'}.`)
  return { wasTold }
}

/** The signals of a crash, as opposed to a requested end. */
const crashes: readonly (NodeJS.Signals | null)[] = ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGSYS']

/**
 * Whether Electron could not run, as opposed to being closed.
 *
 * @param soon in milliseconds: an error code before that means that no window appeared
 */
export function couldNotRun({ code, signal, wasTold, ranFor }: Ended, soon: number): boolean {
  if (wasTold || code === 0) return false
  return crashes.includes(signal) || ranFor < soon
}

/** Quotes a path as one word for a POSIX shell. */
const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`

/**
 * Explains why Electron ended and what would allow it to run, from Chromium's messages
 * (sandbox/linux/suid/client/setuid_sandbox_host.cc, content/browser/zygote_host/zygote_host_impl_linux.cc).
 *
 * @param folder the npm package `electron`
 */
export function whyElectronEnded({ code, signal, said }: Ended, folder: string): string {
  if (said.includes('Running as root without --no-sandbox')) return 'Electron does not run as root.'
  if (/setuid_sandbox_host|No usable sandbox/.test(said)) {
    const helper = quoted(join(folder, 'dist', 'chrome-sandbox'))
    return [
      'This system does not let Electron start its sandbox. To allow it:',
      `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
      'or, on Ubuntu 23.10 and later, until the next restart:',
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    ].join('\n')
  }
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(said)?.[1]
  if (library) return `Electron needs the library ${library}, which is not installed here.`
  if (/Missing X server|platform failed to initialize/.test(said)) return 'Electron cannot open the display.'
  return `Electron ended at once (${signal ?? (code === null ? said : `exit code ${code}`)}).`
}
