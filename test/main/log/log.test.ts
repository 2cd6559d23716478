import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog, redact } from '../../../src/main/log/log.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'log-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const quiet = () => undefined

describe('the log', () => {
  test('tells each event on one line, printed and kept', async () => {
    const printed: string[] = []
    const log = createLog({ directory: () => directory, print: (line) => printed.push(line) })
    log.warning('portal.silent', { host: 'portal.example', tries: 3 })
    log.error('bridge.fault', { place: 'a\nfaked 2026 line' })

    expect(printed).toHaveLength(2)
    expect(printed[0]).toMatch(/^\d{4}-\S+Z warning portal\.silent host="portal\.example" tries=3$/)
    expect(await readFile(join(directory, 'main.log'), 'utf8')).toBe(`${printed.join('\n')}\n`)
  })

  test('never grows beyond twice its limit, and keeps the newest', async () => {
    const log = createLog({ directory: () => directory, print: quiet, maxBytes: 500 })
    for (let number = 0; number < 100; number++) log.info('count.up', { number })
    const files = await readdir(directory)
    expect(files.sort()).toEqual(['main.log', 'main.log.old'])
    for (const file of files) expect((await stat(join(directory, file))).size).toBeLessThanOrEqual(500)
    expect(await readFile(join(directory, 'main.log'), 'utf8')).toContain('number=99')
  })

  test('continues after a restart', async () => {
    createLog({ directory: () => directory, print: quiet }).info('first.run')
    createLog({ directory: () => directory, print: quiet }).info('second.run')
    expect(await readFile(join(directory, 'main.log'), 'utf8')).toMatch(/first\.run\n.*second\.run\n$/)
  })

  test.skipIf(process.platform === 'win32')("is its owner's alone", async () => {
    createLog({ directory: () => directory, print: quiet }).info('app.start')
    expect((await stat(join(directory, 'main.log'))).mode & 0o777).toBe(0o600)
  })

  test('does not stop the app if it cannot be written', async () => {
    const occupied = join(directory, 'file')
    await writeFile(occupied, '')
    const printed: string[] = []
    createLog({ directory: () => join(occupied, 'inside'), print: (line) => printed.push(line) }).info('app.start')
    expect(printed).toHaveLength(1)
  })
})

describe('a secret that came as far as the log', () => {
  const canary = randomBytes(24).toString('hex')
  test.each([
    `Authorization: Bearer ${canary}`,
    `authorization: basic ${Buffer.from(`a:${canary}`).toString('base64')}`,
    `https://alice:${canary}@portal.example/a`,
    `sip://alice:${canary.slice(0, 8)}@h@portal.example`,
    `https://portal.example/reset?code=${canary.slice(0, 8)}`,
    `https://portal.example/reset#${canary.slice(0, 8)}`,
    `{"password":"${canary.slice(0, 8)} with spaces ${canary.slice(8, 12)}"}`,
    `refreshToken=${canary.slice(0, 8)}`,
    `api_key: ${canary.slice(0, 8)}`,
    `;auth_pass=${canary.slice(0, 8)};regint=60`,
    `eyJhbGciOiJIUzI1NiJ9.${canary}.${canary}`,
    `something ${canary} unnamed`,
    `GET /reset/${canary} Status 404`,
    `https://portal.example/reset/${canary}/now`,
    `see https://portal.example/a and then ftp://bob:${canary.slice(0, 8)}@ftp.example/x`,
    `https://portal.example/a://b:${canary.slice(0, 8)}@c`,
  ])('is not in what is kept of %j', (text) => {
    const kept = redact(text)
    expect(kept).toContain('[redacted]')
    expect(kept).not.toContain(canary.slice(0, 8))
    expect(kept).not.toContain(canary.slice(8, 12))
  })

  test.each([
    ['addresses in addresses', 'a://'],
    ['addresses that begin and never come', 'a+'],
    ['names of schemes', 'ab.cd-'],
    ['credentials', 'a://b@'],
    ['queries', 'a://?'],
    ['tokens that begin', 'eyJ-'],
    ['tokens with points', 'eyJa.'],
    ['long words', 'a1-'],
    ['secrets that begin', 'password="'],
    ['names of secrets', "pwd='"],
    ['headers', 'basic '],
    ['blanks', 'token    '],
    ['digits', '1'],
  ])('costs no more time than the text is long, be it %s', (_, part) => {
    const before = process.cpuUsage()
    redact(part.repeat(400_000 / part.length))
    // Time that grows with the square of the length would be more than ten seconds.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2)
  })

  test('is not in the file', async () => {
    const short = canary.slice(0, 8)
    createLog({ directory: () => directory, print: quiet }).info('something.odd', {
      token: short,
      body: `{"password":"a ${short}"}`,
    })
    expect(await readFile(join(directory, 'main.log'), 'utf8')).not.toContain(short)
  })

  test.each([
    'GET /api/phones/1001 Status 503 Request req-7f3a',
    'tls-untrusted portal.example:8443 unknown-issuer',
    'TypeError at readAnswer (file:///opt/portal/out/main/chunks/create-handlers-a1b2c3d4.js:46:9)',
  ])('is not seen in what support needs: %s', (text) => {
    expect(redact(text)).toBe(text)
  })
})
