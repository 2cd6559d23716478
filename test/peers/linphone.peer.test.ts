import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { phoneFormats } from '../../src/main/phones/formats/phone-formats.ts'
import { serveHttp } from '../../src/main/phones/lan/http-server.ts'
import { testRegistration } from '../../src/main/phones/sip/register-probe.ts'
import { type KamailioAccount, startKamailio } from './kamailio.ts'
import { describeWith } from './programs.ts'
import { run } from './running.ts'

const needed = { linphonec: 'linphone-cli', kamailio: 'kamailio' }

/** Every printable ASCII character, some beyond, and spaces inside. */
const hardPassword = () =>
  `${String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index))} ä Ł🔑${randomBytes(4).toString('hex')}`

describeWith('Linphone provisioned with the exported file from the app’s own server', needed, () => {
  test.each(['udp', 'tcp'] as const)('registers over %s', async (transport) => {
    const known: KamailioAccount = {
      username: '2001',
      authorizationId: 'acme-2001',
      password: hardPassword(),
      domain: '127.0.0.1',
      realm: 'acme.example.test',
    }
    const kamailio = await startKamailio(known)
    const settings = { ...known, port: kamailio.port, transport, outboundProxy: null }
    const exported = phoneFormats.linphone.files(
      {
        label: 'Front desk',
        mac: null,
        ftp: null,
        sip: { ...settings, displayName: 'Ada "Countess" Lövelace', voicemailNumber: null },
      },
      { expires: 60, ftp: false },
    )
    const server = await serveHttp({
      files: exported.ok ? exported.files : [],
      address: '127.0.0.1',
      port: 0,
      lifetimeMs: 60_000,
      onRequest: () => {},
    })
    const home = await mkdtemp(join(tmpdir(), 'linphone-'))
    // Where its folder is missing, Linphone's data base cannot be opened and the program stops there.
    await mkdir(join(home, '.local/share/linphone'), { recursive: true })
    const configuration = join(home, 'linphonerc')
    await writeFile(
      configuration,
      `[misc]\nconfig-uri=${server.url}linphone.xml\n[sip]\nsip_port=-1\nsip_tcp_port=-1\nsip_tls_port=0\n`,
    )
    const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, '.local/share'), no_proxy: '*' }
    const linphone = run('linphonec', ['-c', configuration], { env })
    try {
      const bindings = async () => {
        const result = await testRegistration(settings)
        return result.outcome === 'registered' ? result.bindings : result.outcome
      }
      await expect.poll(bindings, { interval: 300 }).toBe(1)
    } finally {
      await linphone.stop()
      await server.stop()
      await kamailio.stop()
      await rm(home, { recursive: true, force: true })
    }
  })
})
