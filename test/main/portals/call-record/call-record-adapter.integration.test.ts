import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpClient } from '../../../../src/main/http/client.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered, type PortalAdapter } from '../../../../src/main/portals/portal-adapter.ts'
import type { AppError } from '../../../../src/shared/errors.ts'
import { Failure } from '../../../../src/shared/errors.ts'
import { type RunningPortal, startPortal } from '../../../portal/portal.ts'

const retry = { times: 0, delay: 1 }
const patient = createHttpClient({ userAgent: 'test', retry })
const hurried = createHttpClient({ userAgent: 'test', retry, limits: { whole: 2_000 } })
let client = patient
const http: HttpClient = { request: (asked) => client.request(asked), stream: (asked) => client.stream(asked) }
let portal: RunningPortal
let adapter: PortalAdapter
let token: string

beforeAll(async () => {
  portal = await startPortal({ phones: 1_500 })
  adapter = await openAdapter(http, new URL(portal.url))
})
afterAll(() => portal.close())
beforeEach(async () => {
  client = patient
  portal.faults.clear()
  const { username, password } = portal.people.ada
  token = (await adapter.session.signIn({ username, password })).accessToken
})

const errorOf = async (call: Promise<unknown>): Promise<AppError> => {
  const cause = await call.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  )
  if (!(cause instanceof Failure)) throw cause
  return cause.error
}

describe('a Call Record portal', () => {
  it('is known by its discovery document', () => {
    expect(adapter.profile).toMatchObject({ kind: 'call-record', url: portal.url })
    expect(adapter.capabilities.phones?.sip).toBe('readable')
  })

  it('is told from a web server that is none', async () => {
    portal.faults.next('*', { kind: 'captive-portal' })
    expect(await errorOf(openAdapter(http, new URL(portal.url)))).toMatchObject({ code: 'not-a-portal' })
  })

  it('refuses wrong credentials without saying which was wrong', async () => {
    const { username } = portal.people.ada
    const wrongPassword = await errorOf(adapter.session.signIn({ username, password: 'wrong' }))
    const wrongName = await errorOf(adapter.session.signIn({ username: 'nobody', password: 'wrong' }))
    expect([wrongPassword.code, wrongName.code]).toEqual(['invalid-credentials', 'invalid-credentials'])
  })

  it('lists every phone, page by page, and none twice', async () => {
    const ids = new Set<string>()
    let cursor: string | null = null
    do {
      const page = await offered(adapter.phones).list(token, cursor)
      for (const phone of page.phones) ids.add(phone.id)
      cursor = page.next
    } while (cursor)
    expect(ids.size).toBe(1_500)
  })

  it('gives a phone its settings, and each password only when asked', async () => {
    const known = portal.phones.all().find(({ ftp }) => ftp)
    if (!known) throw new Error('the portal seeded no phone with FTP')
    const detail = await offered(adapter.phones).read(token, known.id)
    expect(JSON.stringify(detail)).not.toContain(portal.phones.password(known.id, 'sip'))
    expect(await offered(adapter.phones?.readSecret)(token, known.id, 'sip')).toBe(
      portal.phones.password(known.id, 'sip'),
    )
    expect(await offered(adapter.phones?.readSecret)(token, known.id, 'ftp')).toBe(
      portal.phones.password(known.id, 'ftp'),
    )
  })

  it('may leave the port of a registrar out, and none is made up for it', async () => {
    const [known] = portal.phones.all()
    if (!known?.sip) throw new Error('the portal seeded no phone with SIP')
    portal.phones.move(known.id, { sip: { port: undefined } })
    expect((await offered(adapter.phones).read(token, known.id)).sip?.port).toBeNull()
    portal.phones.move(known.id, { sip: { port: known.sip.port } })
  })

  it('requires reauthentication before a password is shown if the last one is too old', async () => {
    const phone = portal.phones.all()[0]?.id ?? ''
    const proofAge = 301_000
    portal.clock.advance(proofAge)
    const { username, password } = portal.people.ada
    const grant = await adapter.session.refresh((await adapter.session.signIn({ username, password })).refreshToken)
    portal.clock.advance(proofAge - 1_000)
    const refreshed = await adapter.session.refresh(grant.refreshToken)
    expect(await errorOf(offered(adapter.phones?.readSecret)(refreshed.accessToken, phone, 'sip'))).toMatchObject({
      code: 'reauthentication-required',
    })
    await offered(adapter.session.reauthenticate)(refreshed.accessToken, password)
    expect(await offered(adapter.phones?.readSecret)(refreshed.accessToken, phone, 'sip')).toBeTruthy()
  })

  it('refuses a change made from a version that another writer has replaced', async () => {
    const { etag } = await offered(adapter.account).read(token)
    await offered(adapter.account).change(token, { etag, name: 'Ada First' })
    expect(await errorOf(offered(adapter.account).change(token, { etag, name: 'Ada Second' }))).toMatchObject({
      code: 'conflict',
    })
  })

  it('names each field it refuses and the rule', async () => {
    const { etag } = await offered(adapter.account).read(token)
    const error = await errorOf(offered(adapter.account).change(token, { etag, name: '', email: 'not an address' }))
    if (error.code !== 'validation') throw new Error(error.code)
    expect(error.problems.map(({ field }) => field).sort()).toEqual(['email', 'name'])
  })

  it('never repeats a change, and says so when its answer was lost', async () => {
    const { etag } = await offered(adapter.account).read(token)
    portal.faults.next('PATCH *', { kind: 'lost-answer' })
    const before = portal.requests().filter(({ method }) => method === 'PATCH').length
    expect(await errorOf(offered(adapter.account).change(token, { etag, name: 'Ada Lost' }))).toMatchObject({
      code: 'outcome-unknown',
    })
    expect(portal.requests().filter(({ method }) => method === 'PATCH')).toHaveLength(before + 1)
  })

  it('answers the same for an address it knows and one it does not', async () => {
    const known = await offered(adapter.recovery?.requestPassword)(portal.people.ada.email)
    const unknown = await offered(adapter.recovery?.requestPassword)('nobody@elsewhere.example')
    expect(Math.abs(known.resendAt - unknown.resendAt)).toBeLessThan(30_000)
    await portal.settled()
    expect(portal.mail.all().map(({ to }) => to)).toEqual([portal.people.ada.email])
  })

  it.each([
    ['a page of HTML', { kind: 'captive-portal' }, 'portal-unexpected'],
    ['a truncated answer', { kind: 'truncated' }, 'portal-unexpected'],
    ['broken JSON', { kind: 'broken-json' }, 'portal-unexpected'],
    ['a huge answer', { kind: 'huge', bytes: 6_000_000 }, 'portal-unexpected'],
    ['an endless answer', { kind: 'endless' }, 'timeout'],
    ['a redirect elsewhere', { kind: 'redirect', to: 'http://127.0.0.2:9/' }, 'portal-unexpected'],
    ['a failure of its own', { kind: 'status', status: 500 }, 'portal-unavailable'],
    ['a hung-up connection', { kind: 'reset' }, 'portal-unavailable'],
  ] as const)('that gives %s ends in a typed error', async (_, fault, code) => {
    portal.faults.next('GET */account', fault)
    if (fault.kind === 'endless') client = hurried
    expect((await errorOf(offered(adapter.account).read(token))).code).toBe(code)
  })

  it('says until when it is down', async () => {
    portal.faults.next('GET */account', { kind: 'status', status: 503, retryAfter: 90 })
    const error = await errorOf(offered(adapter.account).read(token))
    if (error.code !== 'portal-unavailable') throw new Error(error.code)
    expect(Math.abs((error.retryAt ?? 0) - Date.now() - 90_000)).toBeLessThan(30_000)
  })

  it('with an untrusted certificate is not used', async () => {
    const secret = await startPortal({ tls: true, phones: 1 })
    const error = await errorOf(openAdapter(http, new URL(secret.url)))
    expect(error).toMatchObject({ code: 'tls-untrusted', reason: 'self-signed' })
    expect(secret.requests()).toEqual([])
    await secret.close()
  })
})
