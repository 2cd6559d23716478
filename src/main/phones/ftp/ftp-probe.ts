import { isIP } from 'node:net'
import { Client } from 'basic-ftp'
import { parseHostPort } from '../../../shared/host-port.ts'
import type { FtpTestResult } from '../../../shared/phone-test.ts'
import type { FtpSettings } from '../../../shared/phones.ts'
import { type FtpOutcome, type FtpPlace, type FtpStage, ftpOutcomeOf } from './ftp-outcome.ts'

/** What is tested: the settings and the password, exactly as given. */
export type FtpTestAccount = Omit<FtpSettings, 'password'> & { password: string }

export interface FtpTestOptions {
  signal?: AbortSignal
  /** The whole test, in milliseconds. Servers answer a wrong password slowly on purpose. */
  timeLimitMs?: number
  /** PEM certificates to trust instead of the system's. */
  ca?: string
}

const mostLines = 400

/**
 * Logs in to the phone's FTP server, enters its folder and lists it; writes nothing and always resolves. With `ftps`
 * the password is sent only after AUTH TLS and a certificate that is trusted (RFC 4217); with `ftp` it goes in clear.
 */
export async function testFtpLogin(account: FtpTestAccount, options: FtpTestOptions = {}): Promise<FtpTestResult> {
  const exchange: string[] = []
  const server = parseHostPort(account.server)
  const clash = server !== null && server.port !== null && server.port !== account.port
  const invalid = server === null || clash ? 'ftp.server' : unsendableField(account)
  if (server === null || invalid !== null) {
    return { outcome: 'invalid-settings', field: invalid ?? 'ftp.server', exchange }
  }
  const timeLimitMs = options.timeLimitMs ?? 30_000
  const limit = AbortSignal.timeout(timeLimitMs)
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  // A server that sent the data connection elsewhere would send us to strangers.
  const client = new Client(timeLimitMs, { allowSeparateTransferHost: false })
  client.ftp.verbose = true
  client.ftp.log = (message) => {
    if (exchange.length < mostLines) exchange.push(asLine(withoutPassword(message, account.password)))
  }
  const place = { host: server.host.replace(/^\[|\]$/g, ''), port: account.port, directory: account.directory }
  const close = () => client.close()
  signal.addEventListener('abort', close, { once: true })
  const outcome = await run(client, account, place, options.ca, signal)
  signal.removeEventListener('abort', close)
  client.close()
  if (options.signal?.aborted) return { outcome: 'cancelled', exchange }
  if (limit.aborted && outcome.outcome !== 'logged-in') {
    return { outcome: 'no-answer', host: place.host, port: place.port, cause: 'timeout', exchange }
  }
  if (outcome.outcome === 'unexpected') {
    return { ...outcome, what: withoutPassword(outcome.what, account.password), exchange }
  }
  return { ...outcome, exchange }
}

async function run(
  client: Client,
  account: FtpTestAccount,
  place: FtpPlace,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<FtpOutcome> {
  const started = performance.now()
  const encrypted = account.security === 'ftps'
  let stage: FtpStage = 'connect'
  try {
    signal.throwIfAborted()
    await client.connect(place.host, place.port)
    if (encrypted) {
      stage = 'tls'
      const servername = isIP(place.host) ? '' : place.host
      await client.useTLS({ host: place.host, servername, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) })
    }
    stage = 'login'
    await client.login(account.username, account.password)
    stage = 'directory'
    await client.useDefaultSettings()
    if (account.directory !== '') await client.cd(account.directory)
    stage = 'list'
    const entries = (await client.list()).length
    const tookMs = performance.now() - started
    return { outcome: 'logged-in', directory: account.directory, entries, encrypted, tookMs }
  } catch (error) {
    return ftpOutcomeOf(error, stage, place)
  }
}

/** A control character would end the command and begin another. */
function unsendableField(account: FtpTestAccount): string | null {
  const unsendable = /\p{Cc}|\p{Cs}/u
  const fields = ['username', 'password', 'directory'] as const
  const found = fields.find((field) => unsendable.test(account[field]))
  return found === undefined ? null : `ftp.${found}`
}

/** basic-ftp blanks PASS itself; but a server may repeat what it was told. */
function withoutPassword(text: string, password: string): string {
  return password.length >= 4 ? text.replaceAll(password, '…') : text
}

const asLine = (text: string) =>
  text
    .trim()
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 400)
