import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createActivePortal } from '../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../src/main/http/client.ts'
import { phoneHandlers, phoneTestHandlers } from '../../src/main/phones/feature.ts'
import { phoneFileHandlers } from '../../src/main/phones/phone-file-handlers.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { offered } from '../../src/main/portals/portal-adapter.ts'
import { createSessionKeeper, type SessionKeeper } from '../../src/main/session/session-keeper.ts'
import { UnderWay } from '../../src/main/under-way.ts'
import type { PhoneSecret } from '../../src/shared/phones/phones.ts'
import { memorySecrets } from '../main/memory-secrets.ts'
import { memorySettings } from '../main/memory-settings.ts'
import { unseenWork } from '../main/unseen-work.ts'
import { startDemonstration } from './demonstration.ts'

/** What the app's buttons call, signed in to the demonstration's portal. */
async function opened() {
  const demonstration = await startDemonstration({ phones: 60, people: 5 })
  onTestFinished(() => demonstration.close())
  const { portal, mailPage } = demonstration
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  const active = createActivePortal(http, memorySettings(), new URL(portal.url))
  const session = createSessionKeeper(active, memorySecrets(), { ended: () => undefined, reachable: () => undefined })
  const { username, password } = portal.people.ada
  await session.signIn({ username, password }, false)
  const folder = await mkdtemp(join(tmpdir(), 'demonstration-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const chooser = { folder: async () => folder, save: async () => null, csv: async () => null, show: () => undefined }
  const underWay = new UnderWay()
  onTestFinished(() => underWay.end())
  const files = phoneFileHandlers(
    session,
    chooser,
    () => undefined,
    () => true,
    underWay,
    unseenWork,
  )
  const clipboard = { copySecret: async () => 1, copyText: async () => undefined, clearNow: async () => undefined }
  const handlers = {
    ...phoneHandlers(session, clipboard, underWay, () => undefined),
    ...phoneTestHandlers(session, underWay),
    ...files,
  }
  const tested = async (phone: string, secret: PhoneSecret) => {
    const { result } = await handlers['phones.test']({ phone, secret })
    return result
  }
  /** Tests a login as if the portal gave another password for it. */
  const testedWith = async (phone: string, secret: PhoneSecret, given: string) => {
    const misled: SessionKeeper = {
      ...session,
      authorized: (use) =>
        session.authorized((token, adapter) =>
          use(token, { ...adapter, phones: { ...offered(adapter.phones), readSecret: async () => given } }),
        ),
    }
    const { result } = await phoneTestHandlers(misled, underWay)['phones.test']({ phone, secret })
    return result
  }
  return { portal, mailPage, http, session, handlers, folder, tested, testedWith }
}

describe('in the demonstration', () => {
  let app: Awaited<ReturnType<typeof opened>>
  beforeEach(async () => {
    app = await opened()
  })

  test('the test of every phone’s SIP login says that it works, and whether a phone is there', async () => {
    const { portal, tested } = app
    for (const { id, registration } of portal.phones.all())
      expect(await tested(id, 'sip'), id).toMatchObject(
        registration === 'registered' ? { outcome: 'registered', bindings: 1 } : { outcome: 'unregistered' },
      )
  })

  test('the test of every phone’s FTP login says that it works, and finds its folder', async () => {
    const { portal, tested } = app
    const phones = portal.phones.all().filter(({ ftp }) => ftp)
    expect(phones.length).toBeGreaterThan(0)
    for (const { id, ftp } of phones)
      expect(await tested(id, 'ftp'), id).toMatchObject({ outcome: 'logged-in', directory: ftp?.directory, entries: 2 })
  })

  test('a new password set at the portal counts at the servers at once, and another is called wrong', async () => {
    const { portal, handlers, tested, testedWith } = app
    const phone = portal.phones.all().find(({ sip, ftp, registration }) => sip && ftp && registration === 'registered')
    if (!phone) throw new Error('no registered phone with both')
    for (const [secret, outcome] of [
      ['sip', 'registered'],
      ['ftp', 'logged-in'],
    ] as const) {
      const old = portal.phones.password(phone.id, secret)
      await handlers['phones.setPassword']({ phone: phone.id, secret, password: `${crypto.randomUUID()}!A` })
      expect(await tested(phone.id, secret), secret).toMatchObject({ outcome })
      expect(await testedWith(phone.id, secret, old), secret).toMatchObject({ outcome: 'wrong-credentials' })
    }
  })

  test('a phone’s file holds the settings that the demonstration’s servers take', async () => {
    const { portal, handlers, folder } = app
    const phone = portal.phones.all().find(({ device }) => device.startsWith('Yealink'))
    if (!phone?.sip) throw new Error('no Yealink')
    const saved = await handlers['phones.saveExport']({
      phone: phone.id,
      format: 'yealink',
      mac: null,
      ftp: false,
      as: 'folder',
    })
    expect(saved.state).toBe('saved')
    const [name = ''] = await readdir(folder)
    const file = await readFile(join(folder, name), 'utf8')
    expect(file).toContain('account.1.sip_server.1.address = 127.0.0.1')
    expect(file).toContain(`account.1.password = ${portal.phones.password(phone.id, 'sip')}`)
  })

  test('the link in a softphone’s QR code gives its settings, once', async () => {
    const { portal, handlers, session } = app
    const [phone] = portal.phones.all()
    if (!phone) throw new Error('no phone')
    expect((await handlers['phones.softphoneCode']({ phone: phone.id, softphone: 'linphone' })).modules).toMatch(
      /^0+\n/,
    )
    const link = () =>
      session.authorized((token, adapter) => offered(adapter.phones?.provisioningLink)(token, phone.id))
    const url = await link()
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toMatch(/xml/)
    expect(await answer.text()).toContain(`>${portal.phones.password(phone.id, 'sip')}</entry>`)
    expect((await fetch(url)).status).toBe(404)

    const late = await link()
    expect((await fetch(late, { method: 'HEAD' })).status).toBe(404)
    portal.clock.advance(10 * 60_000)
    expect((await fetch(late)).status).toBe(404)
  })

  test('a mail appears on the mail page and is announced at once', async () => {
    const { portal, mailPage, http } = app
    const told: string[] = []
    portal.mail.onMail(({ to }) => told.push(to))
    expect(mailPage.isOpen()).toBe(false)
    expect(await (await fetch(mailPage.url)).text()).toContain('No email has arrived yet.')
    expect(mailPage.isOpen()).toBe(true)
    const { email } = portal.people.ada
    const adapter = await openAdapter(http, new URL(portal.url))
    await offered(adapter.recovery?.requestPassword)(email)
    const { subject } = await portal.newestMail(email)
    const page = await fetch(mailPage.url)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain(`<h2>${subject}</h2>`)
    expect(told).toEqual([email])
    expect((await fetch(new URL('/other', mailPage.url))).status).toBe(404)
  })
})
