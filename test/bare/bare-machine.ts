import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { isExecutable } from '../../scripts/browser.ts'

const project = resolve(import.meta.dirname, '../..')
const made = ['.git', 'dist', 'node_modules', 'out']
/** What the commands use from a bare Debian besides Node and npm: no browser, no keyring, no third-party servers. */
const programs = ['bash', 'cp', 'env', 'mount', 'node', 'npm', 'sh', 'uname', 'unshare']
const isRoot = process.getuid?.() === 0

export interface BareMachine {
  /** Runs a command in the copy; if the test runs as root, as another user. */
  run(command: string[]): Promise<{ code: number | null; output: string }>
  remove(): void
}

/**
 * A copy of the project in a folder with a space and a non-ASCII letter, without output of builds or tests, and with a
 * PATH limited to what a bare machine has. What `npm ci` installs is there as hard links. Linux only.
 */
export function makeBareMachine(): BareMachine {
  const root = mkdtempSync(join(tmpdir(), 'bare-'))
  const copy = join(root, 'a b é')
  const bin = join(root, 'bin')
  const home = join(root, 'home')
  for (const folder of [bin, home]) mkdirSync(folder)
  cpSync(project, copy, { recursive: true, filter: (path) => !made.includes(relative(project, path)) })
  for (const name of programs) symlinkSync(installed(name), join(bin, name))
  if (isRoot) execFileSync('chown', ['-R', '-h', 'nobody', root])
  linkModules(join(copy, 'node_modules'))

  const { TMPDIR = tmpdir() } = process.env
  const env = { PATH: bin, HOME: home, TMPDIR, LANG: 'C.UTF-8', npm_config_update_notifier: 'false' }
  const asNobody = isRoot ? [installed('setpriv'), '--reuid=nobody', '--regid=nogroup', '--clear-groups'] : []
  return {
    async run(command) {
      const [program = '', ...parameters] = [...asNobody, ...command]
      const child = spawn(program, parameters, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const [[code], ...written] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
      return { code, output: written.join('\n') }
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** The machine's own copy of a program, since npm puts the project's programs first on the PATH. */
function installed(name: string): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  const found = folders.map((folder) => join(folder, name)).find(isExecutable)
  if (!found) throw new Error(`${name} is not installed`)
  return found
}

/** The files are the project's, with the same owner; only the folders that a run writes to belong to the copy. */
function linkModules(folder: string): void {
  const modules = join(project, 'node_modules')
  try {
    execFileSync('cp', ['-al', modules, folder], { stdio: 'ignore' })
  } catch {
    // The temporary folder may be on another file system.
    rmSync(folder, { recursive: true, force: true })
    execFileSync('cp', ['-a', modules, folder])
  }
  // npm ci does not create the tools' caches, and the browser that root unpacked can be run only by root.
  const kept = readdirSync(folder).filter((name) => name === '.cache' || name.startsWith('.v'))
  for (const name of kept) rmSync(join(folder, name), { recursive: true, force: true })
  if (isRoot) execFileSync('chown', ['nobody', folder])
}
