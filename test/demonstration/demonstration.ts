import type { Transport } from '../../src/shared/phones/phones.ts'
import { registrarOf, startRegistrar } from '../main/phones/sip/registrar.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { startFtpServer } from './ftp-server.ts'
import { type MailPage, startMailPage } from './mail-page.ts'

export interface Demonstration {
  portal: RunningPortal
  mailPage: MailPage
  /** Ends all of it. */
  close(): Promise<void>
}

/**
 * Starts what the app needs for every button to do what it says, on this computer's loopback alone: a portal with an
 * organisation, and the registrar and the FTP server of its phones. These know the portal's passwords, so that a new
 * one counts at once. They offer no TLS: the app would rightly not trust a certificate made here.
 */
export async function startDemonstration(options: {
  phones: number
  people: number
  recordings?: number
}): Promise<Demonstration> {
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  const started = <Part extends { close(): Promise<unknown> }>(part: Part): Part => {
    closing.push(() => part.close())
    return part
  }
  try {
    const portal = started(
      await startPortal({ ...options, capabilities: { phones: { softphones: { linphone: true } } } }),
    )
    const phones = portal.phones.all()
    const bySipLogin = new Map(phones.map((phone) => [phone.sip?.authorizationId, phone]))
    const byFtpLogin = new Map(phones.map((phone) => [phone.ftp?.username, phone]))

    const { script, bindingsOf } = registrarOf((login) => {
      const phone = bySipLogin.get(login)
      return phone && portal.phones.password(phone.id, 'sip')
    })
    const udp = started(await startRegistrar('udp', script))
    const tcp = started(await startRegistrar('tcp', script))
    const ftp = started(
      await startFtpServer((login) => {
        const phone = byFtpLogin.get(login)
        if (!phone?.ftp) return undefined
        const password = portal.phones.password(phone.id, 'ftp')
        return { password, directory: phone.ftp.directory, files: [`${phone.mac}.cfg`, `${phone.mac}-directory.xml`] }
      }),
    )

    for (const [index, { id, sip, registration }] of phones.entries()) {
      const transport: Transport = sip?.transport === 'udp' ? 'udp' : 'tcp'
      const { port } = transport === 'udp' ? udp : tcp
      portal.phones.move(id, {
        sip: { domain: '127.0.0.1', port, transport, outboundProxy: null },
        ftp: { server: '127.0.0.1', port: ftp.port, security: 'ftp' },
      })
      // Addresses reserved for examples (RFC 5737, 3).
      if (sip && registration === 'registered')
        bindingsOf(sip.authorizationId).set(`sip:${sip.username}@192.0.2.${1 + (index % 254)}:5060`, 3600)
    }
    return { portal, mailPage: started(await startMailPage(portal.mail)), close }
  } catch (error) {
    await close()
    throw error
  }
}
