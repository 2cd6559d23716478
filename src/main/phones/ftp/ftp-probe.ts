import { isIP } from 'node:net'
import { Client, FTPError } from 'basic-ftp'
import { parseHostPort } from '../../../shared/network/host-port.ts'
import type { FtpTestResult, PasswordState } from '../../../shared/phones/phone-test.ts'
import type { FtpSettings } from '../../../shared/phones/phones.ts'
import { saidWithoutPassword, withoutPassword } from '../login-test.ts'
import { answerOf, type FtpOutcome, type FtpPlace, type FtpStage, ftpOutcomeOf, unlistedFolder } from './ftp-outcome.ts'

/** What is tested: the settings and the password, exactly as given. */
export type FtpTestAccount = Omit<FtpSettings, 'password'> & { password: string }

export interface FtpTestOptions {
  signal?: AbortSignal
  /** The whole test, in milliseconds. Servers deliberately answer a wrong password slowly. */
  timeLimitMs?: number
  /** PEM certificates to trust instead of the system's. */
  ca?: string
}

const mostLines = 400

/**
 * Logs in to the phone's FTP server, enters its folder and lists it; writes nothing and always resolves. With `ftps`
 * the password is sent only after AUTH TLS with a trusted certificate (RFC 4217); with `ftp` it is sent in clear.
 */
export async function testFtpLogin(account: FtpTestAccount, options: FtpTestOptions = {}): Promise<FtpTestResult> {
  const exchange: string[] = []
  const server = parseHostPort(account.server)
  const clash = server !== null && server.port !== null && server.port !== account.port
  const invalid = server === null || clash ? 'ftp.server' : unsendableField(account)
  if (server === null || invalid !== null) {
    return { outcome: 'invalid-settings', field: invalid ?? 'ftp.server', password: { state: 'unasked' }, exchange }
  }
  const timeLimitMs = options.timeLimitMs ?? 30_000
  const limit = AbortSignal.timeout(timeLimitMs)
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  // Otherwise a server could direct the data connection to any other host.
  const client = new Client(timeLimitMs, { allowSeparateTransferHost: false })
  client.ftp.verbose = true
  client.ftp.log = (message) => {
    if (exchange.length < mostLines) exchange.push(asLine(withoutPassword(message, account.password)))
  }
  const place: FtpPlace = {
    host: server.host.replace(/^\[|\]$/g, ''),
    port: account.port,
    directory: account.directory,
    encrypted: account.security === 'ftps',
  }
  const close = () => client.close()
  signal.addEventListener('abort', close, { once: true })
  const progress: Progress = { stage: 'connect', password: { state: 'unasked' } }
  const found = await run(client, account, place, options.ca, signal, progress)
  signal.removeEventListener('abort', close)
  client.close()
  const outcome = atTheEnd(found, place, options.signal?.aborted === true, limit.aborted)
  return {
    ...saidWithoutPassword(outcome, account.password),
    password: saidWithoutPassword(progress.password, account.password),
    exchange,
  }
}

/** A cancellation or timeout takes precedence over the error that closing the connection caused. */
function atTheEnd(found: FtpOutcome, place: FtpPlace, cancelled: boolean, late: boolean): FtpOutcome {
  if (cancelled) return { outcome: 'cancelled' }
  if (!late || found.outcome === 'logged-in') return found
  const { host, port } = place
  return { outcome: 'no-answer', host, port, cause: 'timeout', status: null, serverSaid: '' }
}

interface Progress {
  stage: FtpStage
  password: PasswordState
}

async function run(
  client: Client,
  account: FtpTestAccount,
  place: FtpPlace,
  ca: string | undefined,
  signal: AbortSignal,
  progress: Progress,
): Promise<FtpOutcome> {
  const started = performance.now()
  const { host, port, directory, encrypted } = place
  try {
    signal.throwIfAborted()
    await client.connect(host, port)
    if (encrypted) {
      progress.stage = 'tls'
      const servername = isIP(host) ? '' : host
      await client.useTLS({ host, servername, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) })
    }
    await logIn(client, account, (step) => Object.assign(progress, step))
    progress.stage = 'directory'
    await client.useDefaultSettings()
    if (directory !== '') await client.cd(directory)
    progress.stage = 'list'
    const listed = await list(client, account.password)
    return { outcome: 'logged-in', directory, ...listed, encrypted, tookMs: performance.now() - started }
  } catch (error) {
    return ftpOutcomeOf(error, progress.stage, place)
  }
}

async function list(client: Client, password: string) {
  try {
    return { entries: (await client.list()).length, unlisted: null }
  } catch (error) {
    const folder = unlistedFolder(error)
    if (folder === null) throw error
    return { ...folder, unlisted: saidWithoutPassword(folder.unlisted, password) }
  }
}

/** The first field with a control character, which could end the command and start another; null if there is none. */
function unsendableField(account: FtpTestAccount): string | null {
  const unsendable = /\p{Cc}|\p{Cs}/u
  const fields = ['username', 'password', 'directory'] as const
  const found = fields.find((field) => unsendable.test(account[field]))
  return found === undefined ? null : `ftp.${found}`
}

const asLine = (text: string) =>
  text
    .trim()
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 400)

interface LoginProgress {
  stage: 'user' | 'password'
  password: PasswordState
}

/**
 * Logs in (RFC 959, 5.4) and reports each step and what it shows about the password. basic-ftp's own `login` does not
 * reveal which of the two commands was answered, nor whether the password was requested. Rejects with {@link FTPError},
 * or as the connection fails.
 */
export async function logIn(
  client: Client,
  { username, password }: { username: string; password: string },
  tell: (progress: LoginProgress) => void,
): Promise<void> {
  tell({ stage: 'user', password: { state: 'unasked' } })
  const user = await client.send(`USER ${username}`)
  if (isCompletion(user.code)) return
  if (user.code !== 331) throw new FTPError(user)
  tell({ stage: 'password', password: { state: 'given' } })
  const login = await client.send(`PASS ${password}`)
  if (!isCompletion(login.code)) throw new FTPError(login)
  // 202 means that the password was not needed.
  const accepted = { state: 'accepted', ...answerOf(login) } as const
  tell({ stage: 'password', password: login.code === 202 ? { state: 'given' } : accepted })
}

const isCompletion = (code: number) => code >= 200 && code < 300
