import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConfigFile } from '../../src/main/phones/formats/phone-format.ts'
import { phoneFormats } from '../../src/main/phones/formats/phone-formats.ts'
import { serveHttp } from '../../src/main/phones/lan/http-server.ts'
import { serveTftp } from '../../src/main/phones/lan/tftp-server.ts'
import { describeWith } from './programs.ts'
import { finish } from './running.ts'

const exported = phoneFormats.polycom.files(
  {
    label: 'Front desk',
    mac: '0004f2abcdef',
    ftp: null,
    sip: {
      domain: 'sip.example.test',
      port: 5060,
      transport: 'udp',
      outboundProxy: null,
      username: '2001',
      authorizationId: 'acme-2001',
      displayName: 'Ada Lovelace',
      voicemailNumber: '*97',
      password: randomBytes(12).toString('base64url'),
    },
  },
  { expires: 3600, ftp: false },
)
const files: ConfigFile[] = [
  ...(exported.ok ? exported.files : []),
  { name: 'large.bin', content: randomBytes(300_000), mediaType: 'application/octet-stream' },
]
const options = { files, address: '127.0.0.1', port: 0, lifetimeMs: 60_000, onRequest: () => {} }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetched-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeWith('A TFTP client', { tftp: 'tftp-hpa' }, () => {
  test.each(files.map((file) => file.name))('fetches %s from the app as it was exported', async (name) => {
    const server = await serveTftp(options)
    try {
      const target = join(folder, `tftp-${name}`)
      const fetch = ['127.0.0.1', String(server.port), '-m', 'binary', '-c', 'get', name, target]
      const { code, output } = await finish('tftp', fetch)
      expect([code, output]).toEqual([0, ''])
      expect(await readFile(target)).toEqual(Buffer.from(files.find((file) => file.name === name)?.content ?? ''))
    } finally {
      await server.stop()
    }
  })

  test('is told that it may not write', async () => {
    const server = await serveTftp(options)
    try {
      const put = ['127.0.0.1', String(server.port), '-m', 'binary', '-c', 'put', import.meta.filename, 'new.cfg']
      expect((await finish('tftp', put)).output).toContain('Read only')
    } finally {
      await server.stop()
    }
  })
})

describeWith('curl', { curl: 'curl' }, () => {
  test.each(files.map((file) => file.name))('fetches %s from the app as it was exported', async (name) => {
    const server = await serveHttp(options)
    try {
      const target = join(folder, `http-${name}`)
      const { code } = await finish('curl', ['--fail', '--silent', '--noproxy', '*', '-o', target, server.url + name])
      expect(code).toBe(0)
      expect(await readFile(target)).toEqual(Buffer.from(files.find((file) => file.name === name)?.content ?? ''))
    } finally {
      await server.stop()
    }
  })
})
