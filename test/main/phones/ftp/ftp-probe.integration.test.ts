import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ftpOutcomeOf } from '../../../../src/main/phones/ftp/ftp-outcome.ts'
import { type FtpTestAccount, testFtpLogin } from '../../../../src/main/phones/ftp/ftp-probe.ts'
import { ftpTestResultSchema } from '../../../../src/shared/phones/phone-test.ts'

const password = randomBytes(9).toString('base64url')
const open: Server[] = []
const connections = new Set<Socket>()
afterEach(async () => {
  for (const socket of connections) socket.destroy()
  connections.clear()
  await Promise.all(open.splice(0).map((server) => once(server.close(), 'close')))
})

async function listen(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    connections.add(socket.on('error', () => {}))
    serve(socket)
  })
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** What a server answers to each command; a command not named is answered 200, null is silence. */
type Answers = Record<string, string | null>
const seen: string[] = []

function serveFtp(answers: Answers, greeting = '220 Ready'): Promise<number> {
  seen.length = 0
  return listen((socket) => {
    socket.write(`${greeting}\r\n`)
    let kept = ''
    socket.on('data', (chunk) => {
      kept += chunk.toString()
      const lines = kept.split('\r\n')
      kept = lines.pop() ?? ''
      for (const line of lines) {
        seen.push(line)
        const verb = line.split(' ')[0] ?? ''
        const answer =
          verb in answers ? answers[verb] : { USER: '331 Password', PASS: '230 In', CWD: '250 There' }[verb]
        if (answer !== null) socket.write(`${answer ?? '200 OK'}\r\n`)
      }
    })
  })
}

const account = (port: number, changes: Partial<FtpTestAccount> = {}): FtpTestAccount => ({
  server: '127.0.0.1',
  port,
  security: 'ftp',
  username: 'PlcmSpIp',
  password,
  directory: 'phones',
  ...changes,
})

async function probe(settings: FtpTestAccount, options: Parameters<typeof testFtpLogin>[1] = {}) {
  return ftpTestResultSchema.parse(await testFtpLogin(settings, { timeLimitMs: 60_000, ...options }))
}

const accepted = { password: { state: 'accepted', status: 230, serverSaid: 'In' } }
const account332 = { status: 332, serverSaid: 'Account?', detail: 'needs-account' }

/** A server with a data connection that answers every listing as given. */
async function serveListing(reply: string, answers: Answers = {}): Promise<{ port: number }> {
  const data = await listen(() => {})
  return { port: await serveFtp({ EPSV: `229 Entering (|||${data}|)`, LIST: reply, ...answers }) }
}

test.each<[string, Answers, object]>([
  ['a wrong password', { PASS: '530 No' }, { outcome: 'wrong-credentials', password: { state: 'given' } }],
  ['a user refused at once', { USER: '530 No' }, { outcome: 'user-refused', password: { state: 'unasked' } }],
  ['a folder that is not there', { CWD: '550 No' }, { outcome: 'no-directory', directory: 'phones', ...accepted }],
  ['a server with no time', { USER: '421 Too many' }, { outcome: 'busy' }],
  ['an account asked for in place of a password', { USER: '332 Account?' }, { outcome: 'unexpected', ...account332 }],
  ['an account asked for after the password', { PASS: '332 Account?' }, { outcome: 'unexpected', ...account332 }],
  ['no data connection', { EPSV: '500 No', PASV: '425 No' }, { outcome: 'no-data-connection', ...accepted }],
])('%s has its own result', async (_what, answers, expected) => {
  expect(await probe(account(await serveFtp(answers)))).toMatchObject(expected)
})

/** In the words of vsftpd, pure-ftpd, ProFTPD, FileZilla Server, IIS and others. */
const wantsTls = [
  '530 Non-anonymous sessions must use encryption.',
  '421 Sorry, cleartext sessions are not accepted on this server.',
  '550 SSL/TLS required on the control channel',
  '503 Use AUTH first.',
  '534 Policy requires SSL.',
  '534 Not so.',
  '522 Not so.',
  '521 Not so.',
  '530 This server does not allow plain FTP. You have to use FTP over TLS.',
  '530 Unencrypted logins are refused.',
  '530 A secure connection is required.',
  '530 Insecure sessions are not allowed.',
]

describe('a server that insists on encryption is reported as such, with the server’s own words', () => {
  test.each(wantsTls)('at the user name: %s', async (reply) => {
    const result = await probe(account(await serveFtp({ USER: reply })))
    const said = { status: Number(reply.slice(0, 3)), serverSaid: reply.slice(4) }
    expect(result).toMatchObject({ outcome: 'tls-required', ...said, password: { state: 'unasked' } })
    expect(seen).toEqual(['USER PlcmSpIp'])
  })

  test.each<[string, Answers, string | undefined]>([
    ['in its greeting', {}, wantsTls[1]],
    ['at the password', { PASS: '530 TLS required' }, undefined],
    ['at the folder', { CWD: '550 SSL/TLS required' }, undefined],
  ])('%s', async (_when, answers, greeting) => {
    expect(await probe(account(await serveFtp(answers, greeting)))).toMatchObject({ outcome: 'tls-required' })
  })

  test('at the listing', async () => {
    const { port } = await serveListing('522 SSL/TLS required on the data channel')
    expect(await probe(account(port))).toMatchObject({ outcome: 'tls-required', ...accepted })
  })
})

test.each([
  '530 Login incorrect.',
  '530 User cannot log in.',
  '530 Not logged in. For security reasons this was logged.',
])('a wrong password is not taken for missing encryption: %s', async (reply) => {
  const result = await probe(account(await serveFtp({ PASS: reply })))
  expect(result).toMatchObject({ outcome: 'wrong-credentials', status: 530, serverSaid: reply.slice(4) })
})

test('a reply of several lines is shown in one, without the codes', async () => {
  const port = await serveFtp({ PASS: '530-Not today.\r\n530-\r\n530 Ask Ada.' })
  expect(await probe(account(port))).toMatchObject({ status: 530, serverSaid: 'Not today. Ask Ada.' })
})

describe('a folder that was entered', () => {
  test.each(['450 No files found', '550 No files found.', '550 No such file or directory.'])(
    'is an empty one where the server says %s',
    async (reply) => {
      const { port } = await serveListing(reply)
      const unlisted = { status: Number(reply.slice(0, 3)), serverSaid: reply.slice(4) }
      expect(await probe(account(port))).toMatchObject({ outcome: 'logged-in', entries: 0, unlisted, ...accepted })
    },
  )

  test('is empty at a server that has MLSD, too', async () => {
    const feat = { FEAT: '211-Features\r\n MLST type*;\r\n211 End' }
    const { port } = await serveListing('550 No files found.', { ...feat, MLSD: '550 No files found.' })
    expect(await probe(account(port))).toMatchObject({ outcome: 'logged-in', entries: 0 })
  })

  test.each(['550 Permission denied.', '550 Failed to open directory.'])(
    'is neither called empty nor missing where the server says %s',
    async (reply) => {
      const { port } = await serveListing(reply)
      expect(await probe(account(port))).toMatchObject({ outcome: 'logged-in', entries: null, ...accepted })
    },
  )
})

describe('a password is called right only where the server asked for it', () => {
  test('not where the user name was enough', async () => {
    const { port } = await serveListing('550 No files found.', { USER: '230 Welcome' })
    expect(await probe(account(port))).toMatchObject({ outcome: 'logged-in', password: { state: 'unasked' } })
    expect(seen.join()).not.toContain('PASS')
  })

  test('not where it was called superfluous', async () => {
    const { port } = await serveListing('550 No files found.', { PASS: '202 Superfluous' })
    expect(await probe(account(port))).toMatchObject({ outcome: 'logged-in', password: { state: 'given' } })
  })

  test('and stays so whatever happens after that', async () => {
    const result = await probe(account(await serveFtp({ CWD: '451 Oops' })))
    expect(result).toMatchObject({ outcome: 'unexpected', status: 451, serverSaid: 'Oops', ...accepted })
    const late = await probe(account(await serveFtp({ CWD: null })), { timeLimitMs: 400 })
    expect(late).toMatchObject({ outcome: 'no-answer', cause: 'timeout', ...accepted })
  })
})

test.each([
  '425 Unable to build data connection: TLS session of data connection not resumed.',
  '522 SSL connection failed; session reuse required: see require_ssl_reuse option in vsftpd.conf man page',
])('a server that lists only to a resumed TLS session took the login: %s', async (reply) => {
  const { port } = await serveListing(reply)
  expect(await probe(account(port))).toMatchObject({ outcome: 'session-not-resumed', ...accepted })
})

test('a server that greets with 421 is busy', async () => {
  expect(await probe(account(await serveFtp({}, '421 Come back later')))).toMatchObject({ outcome: 'busy' })
})

test('without TLS on offer nothing secret is sent', async () => {
  const port = await serveFtp({ AUTH: '502 No' })
  expect((await probe(account(port, { security: 'ftps' }))).outcome).toBe('tls-not-offered')
  expect(seen).toEqual(['AUTH TLS'])
})

test('a data connection is never made to another host than the server', async () => {
  const port = await serveFtp({ EPSV: '500 No', PASV: '227 Entering (192,0,2,66,10,10)', LIST: null })
  const result = await probe(account(port), { timeLimitMs: 1500 })
  expect(result.outcome).not.toBe('logged-in')
  expect(result.exchange.join('\n')).not.toMatch(/connect.*192\.0\.2\.66/i)
})

test.each(['USER', 'PASS', 'LIST'])('a server that hangs at %s ends by the time limit', async (verb) => {
  const result = await probe(account(await serveFtp({ [verb]: null, EPSV: '500 No', PASV: null })), {
    timeLimitMs: 400,
  })
  expect(result).toMatchObject({ outcome: 'no-answer', cause: 'timeout' })
})

test('a server that hangs up is a lost connection', async () => {
  const port = await listen((socket) => void socket.end('220 Ready\r\n'))
  expect(await probe(account(port))).toMatchObject({ outcome: 'no-answer', cause: 'connection-lost' })
})

test('a port where nobody listens is a refused connection', async () => {
  const port = await listen(() => {})
  await once(open.pop()?.close() ?? createServer().close(), 'close')
  expect(await probe(account(port))).toMatchObject({ outcome: 'no-answer', cause: 'connection-refused' })
})

test.each(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME', 'ENODATA'])('%s is a DNS problem', (code) => {
  const unknown = Object.assign(new Error('getaddrinfo'), { code })
  const place = { host: 'ftp.example.test', port: 21, directory: '', encrypted: false }
  expect(ftpOutcomeOf(unknown, 'connect', place)).toEqual({ outcome: 'dns', host: 'ftp.example.test' })
})

test('cancelling before the start sends nothing', async () => {
  const port = await serveFtp({})
  expect((await probe(account(port), { signal: AbortSignal.abort() })).outcome).toBe('cancelled')
  expect(seen).toEqual([])
})

test.each([
  ['ftp.server', { server: 'ftp://user@host/' }],
  ['ftp.username', { username: 'a\r\nDELE x' }],
  ['ftp.password', { password: 'a\nSITE' }],
  ['ftp.directory', { directory: 'a\r\nRMD b' }],
])('%s that would end a command is not sent', async (field, changes) => {
  expect(await probe(account(1, changes))).toMatchObject({ outcome: 'invalid-settings', field })
})

test('a password that the server repeats does not appear in the exchange', async () => {
  const port = await serveFtp({ PASS: `530 Not with ${password}` })
  const result = await probe(account(port))
  expect(result.exchange.join('\n')).toContain('530 Not with …')
  expect(JSON.stringify(result)).not.toContain(password)
})

test('a password that the server repeats in any other answer does not appear in the result', async () => {
  const port = await serveFtp({ PASS: `599 What is ${password}` })
  expect(JSON.stringify(await probe(account(port)))).not.toContain(password)
  const other = await serveListing(`550 No files, ${password}`, { PASS: `230 Welcome, ${password}` })
  const result = await probe(account(other.port))
  expect(result).toMatchObject({ password: { serverSaid: 'Welcome, …' }, unlisted: { serverSaid: 'No files, …' } })
  expect(JSON.stringify(result)).not.toContain(password)
})
