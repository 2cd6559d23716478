import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeAuthority, makeCertificate } from '../main/http/certificates.ts'
import { startPortal } from '../portal/portal.ts'
import { startOfficeProxy } from '../portal/proxy.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp } from './app.ts'
import { everyFile } from './every-file.ts'
import { signedIn, signIn } from './person.ts'

const host = 'portal.example'

/** A portal behind an office's proxy, with a certificate by the office's own authority. */
async function office(proxySignIn: { user: string; password: string }, takes: 'basic' | 'digest') {
  const authority = await makeAuthority('Office Inspection')
  const portal = await startPortal({ phones: 5, tls: await makeCertificate({ authority, host }) })
  const hosts = { [host]: Number(new URL(portal.url).port) }
  const proxy = await startOfficeProxy({ signIn: proxySignIn, takes, hosts })
  const folder = await mkdtemp(join(tmpdir(), 'portal-office-'))
  const authorities = join(folder, 'authorities.pem')
  await writeFile(authorities, authority.cert)
  onTestFinished(async () => {
    await proxy.close()
    await portal.close()
    await rm(folder, { recursive: true })
  })
  // OpenSSL's variable for the file with this computer's authorities.
  const own = await makeCertificate({ organisation: 'Ada' })
  const certificate = join(folder, 'own.pem')
  await writeFile(certificate, `${own.cert}\n${own.key}`)
  const env = { HOST_PROXY: `PROXY ${proxy.host}`, SSL_CERT_FILE: authorities, HOST_CLIENT_CERTIFICATE: certificate }
  return { portal, proxy, env }
}

// Real Electron uses the real system's proxy and authorities.
describe.skipIf(process.env.E2E_RUNTIME === 'electron')('in an office', () => {
  it.each(['basic', 'digest'] as const)(
    'whose proxy takes %s the app asks for the sign-in, says when it was wrong, and continues once it is right',
    async (takes) => {
      const proxySignIn = { user: 'OFFICE\\ada', password: crypto.randomUUID() }
      const { portal, proxy, env } = await office(proxySignIn, takes)
      const app = await launchApp({ portal: `https://${host}`, env })
      onTestFinished(() => app.close())
      const { page } = app

      const dialog = page.getByRole('dialog', { name: 'Sign in to the proxy' })
      await dialog.getByText(`http://${proxy.host}`).waitFor()
      await expectAccessible(page)
      const fill = async (password: string) => {
        await dialog.getByLabel('Proxy user name').fill(proxySignIn.user)
        await dialog.getByLabel('Proxy password', { exact: true }).fill(password)
        await dialog.getByRole('button', { name: 'Sign in' }).click()
      }
      await fill('wrong')
      await dialog.getByText('The proxy did not accept this sign-in').waitFor()
      await fill(proxySignIn.password)
      await signIn(page, portal.people.ada)
      await signedIn(page)
      expect(proxy.asked().filter((line) => line.endsWith(' 200')).length).toBeGreaterThan(0)
      const written = [app.output(), ...(await everyFile(app.userData))]
      expect(written.filter((text) => text.includes(proxySignIn.password))).toEqual([])
      // Ada's own certificate is in her store, where the portal might ask for it.
      expect(await app.shownCertificates()).toEqual([])
    },
  )

  it('a person who does not sign in to the proxy is told what stopped the app, and can still sign in', async () => {
    const { proxy, env } = await office({ user: 'ada', password: crypto.randomUUID() }, 'digest')
    const app = await launchApp({ portal: `https://${host}`, env })
    onTestFinished(() => app.close())
    const { page } = app
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('alert').filter({ hasText: proxy.host }).waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('dialog', { name: 'Sign in to the proxy' }).waitFor()
  })
})
