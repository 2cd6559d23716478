import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAuthority, makeCertificate } from '../main/http/certificates.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { startOfficeProxy } from '../portal/proxy.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { signedIn, signIn } from './person.ts'

let portal: RunningPortal
let folder: string
let app: RunningApp | undefined

beforeEach(async () => {
  portal = await startPortal({ phones: 3 })
  folder = await mkdtemp(join(tmpdir(), 'portal-diagnostics-'))
})
afterEach(async () => {
  await app?.close()
  app = undefined
  await portal.close()
  await rm(folder, { recursive: true, force: true })
})

const written = (file: string) => readFile(file, 'utf8').catch(() => '')

describe('diagnostics', () => {
  it('are saved from the help page and from the menu, without any of the person’s secrets', async () => {
    app = await launchApp({ portal: portal.url })
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await page.getByRole('link', { name: 'Help' }).click()
    await expectAccessible(page)
    const first = join(folder, 'first.txt')
    await app.answerDialog(first)
    await page.getByRole('button', { name: 'Save diagnostics for IT' }).click()
    await expect.poll(() => written(first)).toContain('kind: call-record')

    const second = join(folder, 'second.txt')
    await app.answerDialog(second)
    await app.menu(['Help', 'Save Diagnostics…'])
    await expect.poll(() => written(second)).toContain('Clock')
    const { name, username, email, password } = portal.people.ada
    for (const canary of [name, username, email, password]) expect(await written(first)).not.toContain(canary)
  })

  it('overwrite no file if a program opens a link with the app and adds an option to it', async () => {
    app = await launchApp({ portal: portal.url })
    const file = join(folder, 'important.txt')
    await writeFile(file, 'important')
    await app.secondInstance(['call-record-portal:x', '--', `--diagnose=${file}`])
    expect(await written(file)).toBe('important')
  })

  describe.skipIf(process.env.E2E_RUNTIME === 'electron')('from the command line', () => {
    async function diagnose(address: string, more: Record<string, string> = {}) {
      const file = join(folder, 'report.txt')
      const run = join(import.meta.dirname, '../host/run.ts')
      const project = join(import.meta.dirname, '../..')
      const args = [run, project, `--user-data-dir=${folder}`, `--portal=${address}`, `--diagnose=${file}`]
      // Without a keyring the exit code reports a problem.
      const env = { ...process.env, ...more, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null' }
      const [code] = await once(spawn(process.execPath, args, { env, stdio: 'ignore' }), 'exit')
      return { code, text: await written(file) }
    }

    it('need no window', async () => {
      const { code, text } = await diagnose(portal.url)
      expect(text).toContain('kind: call-record')
      expect(code).toBe(process.platform === 'linux' ? 1 : 0)
    })

    it("use the app's network settings: the system's proxy and the system's authorities", async () => {
      const host = 'portal.example'
      const authority = await makeAuthority('Office Inspection')
      const behind = await startPortal({ phones: 1, tls: await makeCertificate({ authority, host }) })
      const proxy = await startOfficeProxy({ hosts: { [host]: Number(new URL(behind.url).port) } })
      const authorities = join(folder, 'authorities.pem')
      await writeFile(authorities, authority.cert)
      try {
        const env = { HOST_PROXY: `PROXY ${proxy.host}; DIRECT`, SSL_CERT_FILE: authorities }
        const { text } = await diagnose(`https://${host}`, env)
        expect(text).toContain(`GOOD    Tunnel through the proxy ${proxy.host} to ${host}:443`)
        expect(text).toContain(`GOOD    Certificate of ${host}, through the proxy`)
        expect(text).toContain('kind: call-record')
      } finally {
        await proxy.close()
        await behind.close()
      }
    })
  })
})
