import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../main/http/serve.ts'
import { type Running, run } from './running.ts'

export interface Kamailio {
  port: number
  tlsPort: number
  output: Running['output']
  stop(): Promise<void>
}

export interface KamailioAccount {
  username: string
  authorizationId: string
  password: string
  domain: string
  /** The realm the registrar names, which need not be the domain. */
  realm: string
  algorithm?: 'MD5' | 'SHA-256'
  /** The realm under which the password was stored, where it is another one: nobody can log in then. */
  storedRealm?: string
}

/** Starts Kamailio as a registrar for one account over UDP and TCP, and over TLS where it gets a certificate. */
export async function startKamailio(account: KamailioAccount, tls?: { cert: string; key: string }): Promise<Kamailio> {
  const folder = await mkdtemp(join(tmpdir(), 'kamailio-'))
  await mkdir(join(folder, 'run'))
  const [port, tlsPort] = [await freePort(), await freePort()]
  if (tls) {
    await writeFile(join(folder, 'cert.pem'), tls.cert)
    await writeFile(join(folder, 'key.pem'), tls.key, { mode: 0o600 })
  }
  const file = join(folder, 'kamailio.cfg')
  await writeFile(file, configuration(account, port, tls ? tlsPort : null, folder), { mode: 0o600 })
  const parameters = ['-DD', '-E', '-m', '16', '-M', '4', '-f', file, '-Y', join(folder, 'run')]
  const running = run('kamailio', [...parameters, '-P', join(folder, 'run', 'kamailio.pid')])
  const stop = async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  }
  if (!(await answers(port))) {
    await stop()
    throw new Error(`Kamailio did not start:\n${running.output()}`)
  }
  return { port, tlsPort, output: running.output, stop }
}

/** Whether anybody answers an OPTIONS within a minute. */
async function answers(port: number): Promise<boolean> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const local = `127.0.0.1:${socket.address().port}`
  const ping = `OPTIONS sip:ping@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP ${local};branch=z9hG4bKping;rport\r\nMax-Forwards: 1\r\nFrom: <sip:ping@127.0.0.1>;tag=1\r\nTo: <sip:ping@127.0.0.1>\r\nCall-ID: ping\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`
  const answered = once(socket, 'message', { signal: AbortSignal.timeout(60_000) }).then(
    () => true,
    () => false,
  )
  const again = setInterval(() => socket.send(ping, port, '127.0.0.1'), 50)
  const result = await answered
  clearInterval(again)
  socket.close()
  return result
}

/** The stored form of the password (RFC 7616, 3.4.2): unlike a literal, it can represent every character. */
function storedPassword({ authorizationId, realm, storedRealm, password, algorithm }: KamailioAccount): string {
  const hash = createHash(algorithm === 'SHA-256' ? 'sha256' : 'md5')
  return hash.update(`${authorizationId}:${storedRealm ?? realm}:${password}`).digest('hex')
}

function configuration(account: KamailioAccount, port: number, tlsPort: number | null, folder: string): string {
  const modules = ['tm', 'sl', 'pv', 'maxfwd', 'textops', 'siputils', 'xlog', 'usrloc', 'registrar', 'auth', 'rr']
  return `#!KAMAILIO
debug=1
log_stderror=yes
fork=yes
children=1
tcp_children=1
disable_tcp=no
auto_aliases=no
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
${tlsPort === null ? '' : `enable_tls=yes\nlisten=tls:127.0.0.1:${tlsPort}\nloadmodule "tls.so"\nmodparam("tls", "tls_method", "TLSv1.2+")\nmodparam("tls", "certificate", "${folder}/cert.pem")\nmodparam("tls", "private_key", "${folder}/key.pem")`}
${modules.map((name) => `loadmodule "${name}.so"`).join('\n')}
modparam("usrloc", "db_mode", 0)
modparam("registrar", "min_expires", 30)
modparam("auth", "algorithm", "${account.algorithm ?? 'MD5'}")

request_route {
  if (is_method("OPTIONS")) { sl_send_reply("200", "OK"); exit; }
  if (!is_method("REGISTER")) { sl_send_reply("405", "Method Not Allowed"); exit; }
  if ($fd != "${account.domain}") { sl_send_reply("404", "Unknown domain"); exit; }
  if ($fU != "${account.username}") { sl_send_reply("404", "Unknown user"); exit; }
  if ($au != $null && $au != "${account.authorizationId}") { auth_challenge("${account.realm}", "0"); exit; }
  if (!pv_auth_check("${account.realm}", "${storedPassword(account)}", "1", "0")) { auth_challenge("${account.realm}", "0"); exit; }
  save("location");
  exit;
}
`
}
