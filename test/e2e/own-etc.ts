import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What an organisation decides, as the policy file has it; a text is written as it is, null is no file at all. */
export type PolicyFile = Record<string, unknown> | string | null

/** An /etc that one app alone sees, in the place of the machine's, which stays as it is. */
export interface OwnEtc {
  /** The command that runs another one where /etc is this one. */
  enclose(command: string[]): string[]
  /** Puts the policy there as administrators' tools do: a whole new file in the place of the old one. */
  write(policy: PolicyFile): Promise<void>
  remove(): Promise<void>
}

/** Root's file counts as root's inside too; for anybody else a namespace of users makes them its root. */
const isRoot = process.getuid?.() === 0
const unshare = ['unshare', isRoot ? '--mount' : '--map-root-user', ...(isRoot ? [] : ['--mount'])]
const overEtc = 'mount --bind "$0" /etc && exec "$@"'

/** Why an app cannot have an /etc of its own here, or null where it can. */
export function whyNoOwnEtc(): string | null {
  if (process.platform !== 'linux') return 'policy is a file under /etc on Linux alone'
  if (process.env.E2E_RUNTIME === 'electron') return 'the host alone is started in a namespace'
  const [program = '', ...parameters] = [...unshare, 'sh', '-c', overEtc, '/etc', 'true']
  const { status, stderr, error } = spawnSync(program, parameters, { encoding: 'utf8' })
  return status === 0 ? null : `no mount namespace: ${error?.message ?? stderr.trim()}`
}

/** Makes a copy of the machine's /etc with this policy in it, for the build that is called `id`. */
export async function makeOwnEtc(policy: PolicyFile, id = 'call-record-portal'): Promise<OwnEtc> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-etc-'))
  // Files that only root may read are of no use to the app either.
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
