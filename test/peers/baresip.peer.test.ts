import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { phoneFormats } from '../../src/main/phones/formats/phone-formats.ts'
import { testRegistration } from '../../src/main/phones/sip/register-probe.ts'
import type { Transport } from '../../src/shared/phones/phones.ts'
import { type KamailioAccount, startKamailio } from './kamailio.ts'
import { describeWith } from './programs.ts'
import { run } from './running.ts'

/** Every printable ASCII character that the format can carry and a few beyond, in an order of this run. */
function hardPassword(): string {
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
  const letters = [...printable, 'ä', 'Ł', '🔑'].filter((character) => character !== ';')
  return letters.toSorted(() => randomBytes(1).readInt8()).join('')
}

/** Debian and others keep baresip's modules in different places. */
const modules = [
  '/usr/lib/baresip/modules',
  '/usr/lib/x86_64-linux-gnu/baresip/modules',
  '/usr/local/lib/baresip/modules',
]

async function configurationFolder(accounts: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baresip-'))
  const path = modules.find(existsSync) ?? '/usr/lib/baresip/modules'
  const lines = [
    // It takes the port after its own for TLS, so that a free one is not enough: the system gives it two.
    'sip_listen 127.0.0.1:0',
    'net_interface 127.0.0.1',
    `module_path ${path}`,
    'module stdio.so',
    'module g711.so',
    'module aubridge.so',
    'module_app account.so',
    'module_app contact.so',
    'module_app menu.so',
    'audio_player aubridge,nil',
    'audio_source aubridge,nil',
    'audio_alert aubridge,nil',
  ]
  await writeFile(join(folder, 'config'), `${lines.join('\n')}\n`)
  await writeFile(join(folder, 'contacts'), '')
  await writeFile(join(folder, 'accounts'), accounts, { mode: 0o600 })
  return folder
}

describeWith(
  'baresip started with the exported accounts file',
  { baresip: 'baresip-core', kamailio: 'kamailio' },
  () => {
    describe.each<[Transport, boolean]>([
      ['udp', false],
      ['tcp', false],
      ['udp', true],
    ])('over %s, through an outbound proxy: %s', (transport, proxied) => {
      test('registers', async () => {
        const known: KamailioAccount = {
          username: '2001',
          authorizationId: 'acme-2001',
          password: hardPassword(),
          domain: '127.0.0.1',
          realm: 'acme.example.test',
        }
        const kamailio = await startKamailio(known)
        const exported = phoneFormats.baresip.files(
          {
            label: 'Front desk',
            mac: null,
            ftp: null,
            sip: {
              ...known,
              port: kamailio.port,
              transport,
              outboundProxy: proxied ? `127.0.0.1:${kamailio.port}` : null,
              displayName: 'Ada Lovelace',
              voicemailNumber: null,
            },
          },
          { expires: 60, ftp: false },
        )
        const folder = await configurationFolder(exported.ok ? String(exported.files[0]?.content) : '')
        const baresip = run('baresip', ['-f', folder, '-4', '-t', '100'])
        try {
          await expect.poll(() => baresip.output()).toMatch(/200 OK|registered successfully/)
          const settings = { ...known, port: kamailio.port, transport, outboundProxy: null }
          expect(await testRegistration(settings)).toMatchObject({ outcome: 'registered', bindings: 1 })
        } finally {
          await baresip.stop()
          await kamailio.stop()
          await rm(folder, { recursive: true, force: true })
        }
      })
    })
  },
)
