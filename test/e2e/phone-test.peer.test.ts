import { afterEach, expect, test } from 'vitest'
import { type Kamailio, startKamailio } from '../peers/kamailio.ts'
import { describeWith } from '../peers/programs.ts'
import { type PureFtpd, startPureFtpd } from '../peers/pure-ftpd.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { policyOf } from '../shared/account/password-policies.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openPhone, signedIn, signIn } from './person.ts'

let portal: RunningPortal
let app: RunningApp
let peer: Kamailio | PureFtpd
afterEach(async () => {
  await app?.close()
  await peer?.stop()
  await portal?.close()
})

async function phoneWithBoth() {
  portal = await startPortal({ capabilities: { phones: { sipPassword: policyOf({}), ftpPassword: policyOf({}) } } })
  const phone = portal.phones.all().find(({ sip, ftp }) => sip && ftp)
  if (!phone?.sip || !phone.ftp) throw new Error('the portal seeded no phone with SIP and FTP')
  return { ...phone, sip: phone.sip, ftp: phone.ftp }
}

async function show(phone: Awaited<ReturnType<typeof phoneWithBoth>>, section: 'SIP' | 'FTP') {
  app = await launchApp({ portal: portal.url })
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
  await openPhone(app.page, phone)
  return app.page.getByRole('region', { name: section, exact: true })
}

describeWith('a login tested at Kamailio', { kamailio: 'kamailio' }, () => {
  test('works, and fails once the portal has a different password than the registrar', async () => {
    const phone = await phoneWithBoth()
    const { username, authorizationId } = phone.sip
    const password = portal.phones.password(phone.id, 'sip')
    const kamailio = await startKamailio({
      username,
      authorizationId,
      password,
      domain: '127.0.0.1',
      realm: 'northwind',
    })
    peer = kamailio
    const { port } = kamailio
    portal.phones.move(phone.id, { sip: { domain: '127.0.0.1', port, transport: 'udp', outboundProxy: null } })
    const sip = await show(phone, 'SIP')
    await sip.getByRole('button', { name: 'Test registration' }).click()
    await sip.getByText('The login works', { exact: true }).waitFor()
    await sip.getByText('The server lists no phone with this login.').waitFor()

    await sip.getByRole('button', { name: 'Set a new password' }).click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Suggest a password' }).click()
    await dialog.getByRole('button', { name: 'Continue' }).click()
    await dialog.getByRole('button', { name: 'Set new password' }).click()
    await dialog.getByRole('button', { name: 'Done' }).click()
    // The previous result applied to the old password.
    await sip.getByText('The login works', { exact: true }).waitFor({ state: 'detached' })
    await sip.getByRole('button', { name: 'Test registration' }).click()
    await sip.getByText('The server does not accept this login').waitFor()
    await sip.getByText('The server’s realm is northwind.').waitFor()
  })
})

describeWith('a login tested at pure-ftpd', { 'pure-ftpd': 'pure-ftpd', 'pure-pw': 'pure-ftpd' }, () => {
  test('works, finds the folder and warns that FTP is not encrypted', async () => {
    const phone = await phoneWithBoth()
    const user = { name: phone.ftp.username, password: portal.phones.password(phone.id, 'ftp') }
    const server = await startPureFtpd(user)
    peer = server
    const { port } = server
    portal.phones.move(phone.id, { ftp: { server: '127.0.0.1', port, security: 'ftp', directory: '/phones' } })
    const ftp = await show(phone, 'FTP')
    await ftp.getByRole('button', { name: 'Test login' }).click()
    await ftp.getByText('Logged in: the login works').waitFor()
    await ftp.getByText('The folder /phones exists and contains 1 entry.').waitFor()
    await ftp.getByText('The password was sent over the network unencrypted.').waitFor()
    expect(await app.page.content()).not.toContain(user.password)
  })
})
