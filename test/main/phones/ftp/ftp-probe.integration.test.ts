import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ftpOutcomeOf } from '../../../../src/main/phones/ftp/ftp-outcome.ts'
import { type FtpTestAccount, testFtpLogin } from '../../../../src/main/phones/ftp/ftp-probe.ts'
import { ftpTestResultSchema } from '../../../../src/shared/phone-test.ts'

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

test.each<[string, Answers, object]>([
  ['a wrong password', { PASS: '530 No' }, { outcome: 'wrong-credentials' }],
  ['a user refused at once', { USER: '530 No' }, { outcome: 'wrong-credentials' }],
  ['a folder that is not there', { CWD: '550 No' }, { outcome: 'no-directory', directory: 'phones' }],
  ['a server with no time', { USER: '421 Too many' }, { outcome: 'busy' }],
  ['a server that insists on TLS', { USER: '530 TLS required' }, { outcome: 'unexpected', status: 530 }],
  ['no data connection', { EPSV: '500 No', PASV: '425 No' }, { outcome: 'no-data-connection' }],
])('%s ends in words of its own', async (_what, answers, expected) => {
  expect(await probe(account(await serveFtp(answers)))).toMatchObject(expected)
})

test.each([
  '425 Unable to build data connection: TLS session of data connection not resumed.',
  '522 SSL connection failed; session reuse required: see require_ssl_reuse option in vsftpd.conf man page',
])('a server that lists only to a resumed TLS session took the login: %s', async (reply) => {
  const data = await listen(() => {})
  const port = await serveFtp({ EPSV: `229 Entering (|||${data}|)`, LIST: reply })
  expect(await probe(account(port))).toMatchObject({ outcome: 'session-not-resumed' })
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
  const place = { host: 'ftp.example.test', port: 21, directory: '' }
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

test('a server that repeats the password does not bring it into the exchange', async () => {
  const port = await serveFtp({ PASS: `530 Not with ${password}` })
  const result = await probe(account(port))
  expect(result.exchange.join('\n')).toContain('530 Not with …')
  expect(JSON.stringify(result)).not.toContain(password)
})

test('a server that repeats the password in any other answer does not bring it into the result', async () => {
  const port = await serveFtp({ PASS: `599 What is ${password}` })
  expect(JSON.stringify(await probe(account(port)))).not.toContain(password)
})
