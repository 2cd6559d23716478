import { randomInt } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../main/http/serve.ts'
import { finish, run } from './running.ts'

export interface PureFtpd {
  port: number
  /** The one user's home on the disk. */
  home: string
  stop(): Promise<void>
}

/** Starts pure-ftpd on loopback with one user; with a certificate it takes FTPS only. */
export async function startPureFtpd(
  user: { name: string; password: string },
  tls?: { cert: string; key: string },
): Promise<PureFtpd> {
  const folder = await mkdtemp(join(tmpdir(), 'pure-ftpd-'))
  await chmod(folder, 0o755)
  const home = join(folder, 'home')
  await mkdir(join(home, 'phones'), { recursive: true })
  await writeFile(join(home, 'phones', '0004f2abcdef.cfg'), 'x')
  const [passwords, database] = [join(folder, 'passwd'), join(folder, 'pureftpd.pdb')]
  const added = await finish(
    'pure-pw',
    ['useradd', user.name, '-f', passwords, '-u', 'nobody', '-d', home, '-m', '-F', database],
    `${user.password}\n${user.password}\n`,
  )
  if (added.code !== 0) throw new Error(`pure-pw failed:\n${added.output}`)
  const certificate = join(folder, 'cert.pem')
  if (tls) await writeFile(certificate, `${tls.key}\n${tls.cert}`, { mode: 0o600 })
  const port = await freePort()
  const passive = randomInt(40_000, 60_000)
  const parameters = [
    ...['-S', `127.0.0.1,${port}`, '-l', `puredb:${database}`, '-E', '-A', '-H', '-u', '1', '-4'],
    ...['-p', `${passive}:${passive + 20}`, '-g', join(folder, 'pid')],
    ...(tls ? ['-Y', '2', '-2', certificate] : []),
  ]
  // With a pipe as its input it would take itself for a child of inetd.
  const running = run('pure-ftpd', parameters, { stdin: 'ignore' })
  const stop = async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const until = Date.now() + 5000
  while (!(await isOpen(port))) {
    if (Date.now() > until) {
      await stop()
      throw new Error(`pure-ftpd did not start:\n${running.output()}`)
    }
  }
  return { port, home, stop }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (value: boolean) => {
      socket.destroy()
      // A breath between attempts: the answer to a closed port comes at once.
      setTimeout(resolve, value ? 0 : 30, value)
    }
    socket.once('connect', () => settle(true)).once('error', () => settle(false))
  })
}
