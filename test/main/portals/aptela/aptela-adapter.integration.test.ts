import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { aptelaKind } from '../../../../src/main/portals/aptela/aptela-adapter.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered, type PortalAdapter } from '../../../../src/main/portals/portal-adapter.ts'
import { type RunningPortal, startPortal } from '../../../portal/portal.ts'
import { failureOf } from '../../http/failure-of.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })

describe('an Aptela portal', () => {
  let portal: RunningPortal
  let adapter: PortalAdapter
  let token: string

  beforeAll(async () => {
    portal = await startPortal({ kind: 'aptela', people: 1_100, name: 'Harbour Telephone' })
    adapter = await openAdapter(http, new URL(portal.url))
  })
  afterAll(() => portal.close())
  beforeEach(async () => {
    portal.faults.clear()
    const { username, password } = portal.people.ada
    token = (await adapter.session.signIn({ clientId: portal.clientId, username, password })).accessToken
  })

  const users = () => adapter.users ?? expect.unreachable()
  const account = () => adapter.account ?? expect.unreachable()
  const asked = (path: string) => portal.requests().filter((request) => request.path.includes(path)).length

  it('may leave out its capabilities, which are known', () => {
    const document = { version: 1, kind: 'aptela', name: 'Harbour Telephone', api: '/api/v1' }
    const opened = aptelaKind.open(http, new URL('https://portal.example'), document)
    expect(opened.capabilities).toEqual(adapter.capabilities)
    expect(opened.profile).toMatchObject({ kind: 'aptela', name: 'Harbour Telephone' })
  })

  it('remembers the Client ID and never the password', () => {
    const remembered = adapter.capabilities.signIn.fields.filter(({ remember }) => remember).map(({ name }) => name)
    expect(remembered).toContain('clientId')
    expect(remembered).not.toContain('password')
  })

  it('lists every user, page by page, and none twice', async () => {
    const ids = new Set<string>()
    let cursor: string | null = null
    let pages = 0
    do {
      const page = await users().list(token, cursor)
      for (const { id } of page.users) ids.add(id)
      cursor = page.next
      expect(++pages).toBeLessThan(10)
    } while (cursor)
    expect(ids.size).toBe(1_100)
    expect(pages).toBe(2)
  })

  it('mails a temporary password and says where to and until when', async () => {
    const sent = await users().sendTemporaryPassword(token, 'cleo')
    expect(sent.email).toBe('c•••@northwind.example')
    expect(Math.abs(sent.expiresAt - Date.now() - 3_600_000)).toBeLessThan(60_000)
    await portal.newestMail(portal.people.cleo.email)
  })

  it('does not send a second one if the answer to the first is lost, and reports the outcome as unknown', async () => {
    portal.faults.next('POST */temporary-password', { kind: 'lost-answer' })
    const before = asked('/users/ben/temporary-password')
    expect((await failureOf(users().sendTemporaryPassword(token, 'ben'))).code).toBe('outcome-unknown')
    expect(asked('/users/ben/temporary-password')).toBe(before + 1)
    await portal.settled()
    expect(portal.mail.all().filter(({ to }) => to === portal.people.ben.email)).toHaveLength(1)
    const again = await failureOf(users().sendTemporaryPassword(token, 'ben'))
    if (again.code !== 'too-many-attempts') throw new Error(again.code)
    expect(again.retryAt).toBeGreaterThan(Date.now())
  })

  it('sets a voicemail PIN and the operator’s password exactly as typed, each once', async () => {
    const currentPassword = portal.people.ada.password
    await offered(account().setVoicemailPin)(token, { pin: '0070', currentPassword })
    expect(await portal.voicemailOpens('ada', '0070')).toBe(true)
    const newPassword = ` Löwe 1&"<%${crypto.randomUUID()} `
    await offered(account().setOperatorPassword)(token, { newPassword, currentPassword })
    const operator = { clientId: portal.clientId, username: 'operator', password: newPassword }
    expect((await adapter.session.signIn(operator)).user.username).toBe('operator')
    expect((await failureOf(adapter.session.signIn({ ...operator, password: newPassword.trim() }))).code).toBe(
      'invalid-credentials',
    )
  })

  it('says that a PIN may or may not have been changed when the answer is lost', async () => {
    portal.faults.next('PUT */voicemail-pin', { kind: 'lost-answer' })
    const before = asked('/voicemail-pin')
    const change = offered(account().setVoicemailPin)(token, {
      pin: '1590',
      currentPassword: portal.people.ada.password,
    })
    expect((await failureOf(change)).code).toBe('outcome-unknown')
    expect(asked('/voicemail-pin')).toBe(before + 1)
  })

  it('tells which field was refused, and a wrong current password from it', async () => {
    const currentPassword = portal.people.ada.password
    const short = await failureOf(offered(account().setVoicemailPin)(token, { pin: '12', currentPassword }))
    expect(short).toMatchObject({ code: 'validation', problems: [{ field: 'pin', rule: 'too-short' }] })
    const wrong = { newPassword: 'Harbour 12345', currentPassword: 'not this one 1' }
    expect((await failureOf(offered(account().setOperatorPassword)(token, wrong))).code).toBe('invalid-credentials')
  })

  it('of another kind has none of it to call', async () => {
    const other = await startPortal({ phones: 1 })
    const opened = await openAdapter(http, new URL(other.url))
    expect(opened.users).toBeUndefined()
    expect(opened.account).toBeDefined()
    expect(opened.account?.setVoicemailPin).toBeUndefined()
    expect(opened.account?.setOperatorPassword).toBeUndefined()
    await other.close()
  })
})
