import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** An organisation's policy, as in the policy file; a string is written as it is, null means no file. */
export type PolicyFile = Record<string, unknown> | string | null

/** An /etc that only one app sees; the machine's own /etc does not change. */
export interface OwnEtc {
  /** A command that runs another command with this /etc. */
  enclose(command: string[]): string[]
  /** Writes the policy as administrators' tools do: a complete new file replaces the old one. */
  write(policy: PolicyFile): Promise<void>
  remove(): Promise<void>
}

/** For root, a file owned by root is also owned by root inside; anybody else becomes root in a user namespace. */
const isRoot = process.getuid?.() === 0
const unshare = ['unshare', isRoot ? '--mount' : '--map-root-user', ...(isRoot ? [] : ['--mount'])]
const overEtc = 'mount --bind "$0" /etc && exec "$@"'

/** Why an app cannot have a separate /etc here, or null if it can. */
export function whyNoOwnEtc(): string | null {
  if (process.platform !== 'linux') return 'policy is a file under /etc on Linux alone'
  if (process.env.E2E_RUNTIME === 'electron') return 'the host alone is started in a namespace'
  const [program = '', ...parameters] = [...unshare, 'sh', '-c', overEtc, '/etc', 'true']
  const { status, stderr, error } = spawnSync(program, parameters, { encoding: 'utf8' })
  return status === 0 ? null : `no mount namespace: ${error?.message ?? stderr.trim()}`
}

/** Makes a copy of the machine's /etc with this policy in it, for the build named `id`. */
export async function makeOwnEtc(policy: PolicyFile, id = 'call-record-portal'): Promise<OwnEtc> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-etc-'))
  // The app does not need files that only root may read.
  execFileSync('sh', ['-c', 'cp -a /etc/. "$0" 2>/dev/null || true', folder])
  const file = join(folder, id, 'policy.json')
  await mkdir(dirname(file), { recursive: true })

  const own: OwnEtc = {
    enclose: (command) => [...unshare, 'sh', '-c', overEtc, folder, ...command],
    async write(next) {
      if (next === null) return rm(file, { force: true })
      await writeFile(`${file}.new`, typeof next === 'string' ? next : JSON.stringify(next))
      await chmod(`${file}.new`, 0o644)
      await rename(`${file}.new`, file)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
  await own.write(policy)
  return own
}
