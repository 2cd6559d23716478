import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpClient, type HttpClient } from '../../../src/main/http/client.ts'
import { openAdapter } from '../../../src/main/portals/open-adapter.ts'
import { offered, type PortalAdapter } from '../../../src/main/portals/portal-adapter.ts'
import { meetsPolicy } from '../../../src/shared/account/password-rules.ts'
import { capabilitiesSchema, portalProfileSchema } from '../../../src/shared/connections/portal.ts'
import { appErrorSchema } from '../../../src/shared/errors.ts'
import { type Phone, phoneDetailSchema, phonePageSchema } from '../../../src/shared/phones/phones.ts'
import { signInSchema } from '../../../src/shared/session/session.ts'
import { failureOf } from '../http/failure-of.ts'
import { startAptela } from './subjects/aptela.ts'
import { startCallRecord } from './subjects/call-record.ts'
import { startExotelSubject } from './subjects/exotel.ts'
import type { Subject } from './subjects/subject.ts'

/** What every portal kind must pass. A further kind is a row here and a file in subjects/. */
const kinds: [string, () => Promise<Subject>][] = [
  ['call-record', startCallRecord],
  ['aptela', startAptela],
  ['exotel', startExotelSubject],
]

/** Windows Credential Manager takes no larger item (CRED_MAX_CREDENTIAL_BLOB_SIZE), in bytes. */
const largestItem = 2560

describe.each(kinds)('a portal of kind %s', (_, start) => {
  const retry = { times: 0, delay: 1 }
  const patient = createHttpClient({ userAgent: 'test', retry })
  const hurried = createHttpClient({ userAgent: 'test', retry, limits: { whole: 1_000 } })
  let client = patient
  const http: HttpClient = { request: (asked) => client.request(asked), stream: (asked) => client.stream(asked) }
  let subject: Subject
  let adapter: PortalAdapter
  let token: string

  beforeAll(async () => {
    subject = await start()
    adapter = await openAdapter(http, new URL(subject.url))
  })
  afterAll(() => subject.close())
  beforeEach(async () => {
    client = patient
    subject.recover()
    token = (await adapter.session.signIn(subject.good)).accessToken
  })

  const asked = (method: string) => subject.requests().filter((request) => request.method === method).length

  async function everyPhone(): Promise<Phone[]> {
    const found: Phone[] = []
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor; pages++) {
      const page = phonePageSchema.parse(await offered(adapter.phones).list(token, cursor))
      found.push(...page.phones)
      cursor = page.next
      expect(pages).toBeLessThan(100)
    }
    return found
  }

  it('says who it is and what it can do in the words that the screens know', () => {
    expect(portalProfileSchema.parse(adapter.profile)).toMatchObject({ kind: subject.kind, url: subject.url })
    expect(capabilitiesSchema.parse(adapter.capabilities)).toEqual(adapter.capabilities)
  })

  it('asks for what it signs in with, and for nothing else', () => {
    const names = adapter.capabilities.signIn.fields.map(({ name }) => name)
    expect(names.toSorted()).toEqual(Object.keys(subject.good).toSorted())
    expect(signInSchema.parse({ fields: subject.good, keepSignedIn: true }).fields).toEqual(subject.good)
  })

  it('lets in who has the right credentials', async () => {
    const grant = await adapter.session.signIn(subject.good)
    expect(grant.user.username).not.toBe('')
    expect(grant.expiresAt).toBeGreaterThan(Date.now())
    expect(grant.permissions).toContain('phones')
  })

  it('refuses each wrong secret in the same words, and an empty form', async () => {
    const secret = adapter.capabilities.signIn.fields.filter((field) => field.secret).map(({ name }) => name)
    expect(secret.length).toBeGreaterThan(0)
    for (const name of secret) {
      const error = await failureOf(adapter.session.signIn({ ...subject.good, [name]: `not-${crypto.randomUUID()}` }))
      expect(error.code).toBe('invalid-credentials')
    }
    expect((await failureOf(adapter.session.signIn({}))).code).toBe('invalid-credentials')
  })

  it('takes a session up again from what was kept, which fits into every keychain', async () => {
    const { refreshToken } = await adapter.session.signIn(subject.good)
    expect(Buffer.byteLength(refreshToken)).toBeLessThan(largestItem)
    const grant = await adapter.session.refresh(refreshToken)
    expect((await offered(adapter.phones).list(grant.accessToken, null)).phones.length).toBeGreaterThan(0)
  })

  it.each(['', 'nonsense', '{}', '{"region":1}'])('ends a session whose kept secret is %j', async (kept) => {
    expect((await failureOf(adapter.session.refresh(kept))).code).toBe('session-expired')
  })

  it('lists every phone once', async () => {
    const found = await everyPhone()
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    expect(found).toHaveLength(subject.phones)
  })

  it('gives the details of a phone without its passwords', async () => {
    const { phones } = await offered(adapter.phones).list(token, null)
    for (const { id, name, sipUser } of phones.slice(0, 5)) {
      const detail = phoneDetailSchema.parse(await offered(adapter.phones).read(token, id))
      expect(detail).toMatchObject({ id, name })
      expect(detail.sip?.username ?? '').toBe(sipUser)
      for (const secret of subject.secrets()) expect(JSON.stringify(detail)).not.toContain(secret)
    }
  })

  it('has no phone under an id that it never gave', async () => {
    for (const id of ['no-such-phone', '../users', '%2e%2e'])
      expect((await failureOf(offered(adapter.phones).read(token, id))).code).toBe('not-found')
  })

  it.each(['sip', 'ftp'] as const)(
    'shows %s passwords exactly where it says that they are readable',
    async (secret) => {
      const phone = subject.settable ?? ''
      const access = adapter.capabilities.phones?.[secret]
      const detail = await offered(adapter.phones).read(token, phone)
      if (detail[secret]) expect(detail[secret].password).toBe(access)
      const reading = adapter.phones?.readSecret?.(token, phone, secret)
      if (access === 'readable') expect(await reading).toMatch(/./)
      else if (reading) expect((await failureOf(reading)).code).toBe('not-found')
    },
  )

  it('sets a SIP password exactly as it was typed, once', async () => {
    const policy = adapter.capabilities.phones?.sipPassword
    const phone = subject.settable
    if (!policy || !phone) throw new Error('this kind sets no passwords')
    const password = ` Aé1&"<%${crypto.randomUUID()} `
    expect(meetsPolicy(policy, password)).toBe(true)
    const before = asked('PUT')
    const { details } = await offered(adapter.phones?.setPassword)(token, phone, 'sip', password)
    expect(subject.storedPassword(phone)).toBe(password)
    expect(details.join()).not.toContain(password)
    expect(asked('PUT')).toBe(before + 1)
  })

  it('refuses a password that its policy rules out, without repeating it', async () => {
    const before = subject.storedPassword(subject.settable ?? '')
    const error = await failureOf(offered(adapter.phones?.setPassword)(token, subject.settable ?? '', 'sip', 'weak'))
    expect(error.code).toBe('validation')
    expect(JSON.stringify(error)).not.toContain('weak')
    expect(subject.storedPassword(subject.settable ?? '')).toBe(before)
  })

  it('says that a change may or may not have been made when its answer is lost, and does not repeat it', async () => {
    const before = asked('PUT')
    subject.fail({ kind: 'lost-answer' }, 'PUT')
    const change = offered(adapter.phones?.setPassword)(
      token,
      subject.settable ?? '',
      'sip',
      `Lost-${crypto.randomUUID()}`,
    )
    expect((await failureOf(change)).code).toBe('outcome-unknown')
    expect(asked('PUT')).toBe(before + 1)
  })

  it('has the facets and methods that its capabilities name, and no others', () => {
    const { recovery, account, users, phones, recordings } = adapter.capabilities
    const isOffered = {
      recovery: recovery.methods.some((method) => method !== 'ask-provider'),
      'recovery.requestPassword': recovery.methods.includes('emailed-temporary-password'),
      'recovery.link': recovery.methods.includes('emailed-link'),
      'recovery.code': recovery.methods.includes('phone-code'),
      account: account !== null,
      'account.setVoicemailPin': account?.voicemailPin !== undefined,
      'account.setOperatorPassword': account?.operatorPassword !== undefined,
      users: users === true,
      phones: phones !== null,
      'phones.readSecret': phones?.sip === 'readable' || phones?.ftp === 'readable',
      'phones.setPassword': Boolean(phones?.sipPassword ?? phones?.ftpPassword),
      'phones.provisioningLink': phones?.softphones?.linphone === true,
      recordings: recordings !== undefined,
      'recordings.peaks': recordings?.peaks === true,
      'recordings.addNote': recordings?.notes === true,
      'recordings.changeLabels': recordings?.labels === true,
      'recordings.hold': recordings?.holds === true,
      'recordings.delete': recordings !== undefined && recordings.deletion !== 'none',
      'recordings.restore': recordings?.deletion === 'restorable',
      'recordings.fetchBack': recordings?.archive === true,
      'recordings.audit': recordings?.audit === true,
    }
    const has = (path: string) => path.split('.').reduce<unknown>((part, name) => Object(part)[name], adapter)
    const found = Object.fromEntries(Object.keys(isOffered).map((path) => [path, has(path) !== undefined]))
    expect(found).toEqual(isOffered)
  })

  it('refuses an FTP password where no phone has one', async () => {
    if (adapter.capabilities.phones?.ftp !== 'none') return
    const change = offered(adapter.phones?.setPassword)(token, subject.settable ?? '', 'ftp', crypto.randomUUID())
    expect((await failureOf(change)).code).toBe('not-found')
  })

  it.each([
    ['a page of HTML', { kind: 'captive-portal' }],
    ['a truncated answer', { kind: 'truncated' }],
    ['broken JSON', { kind: 'broken-json' }],
    ['a huge answer', { kind: 'huge', bytes: 6_000_000 }],
    ['an endless answer', { kind: 'endless' }],
    ['a redirect elsewhere', { kind: 'redirect', to: 'http://127.0.0.2:9/' }],
    ['a failure of its own', { kind: 'status', status: 500 }],
    ['a gateway without a portal', { kind: 'status', status: 502 }],
    ['a pause', { kind: 'status', status: 503, retryAfter: 90 }],
    ['a hung-up connection', { kind: 'reset' }],
  ] as const)('meets %s with a typed error that holds no secret', async (_, fault) => {
    subject.fail(fault)
    if (fault.kind === 'endless') client = hurried
    const password = `Typed-${crypto.randomUUID()}`
    const errors = [
      await failureOf(adapter.session.signIn(subject.good)),
      await failureOf(offered(adapter.phones).list(token, null)),
      await failureOf(offered(adapter.phones).read(token, subject.settable ?? '')),
    ]
    // An answer without a body cannot be damaged: where a portal gives none, the change was made and is told as made.
    const change = await Promise.allSettled([
      offered(adapter.phones?.setPassword)(token, subject.settable ?? '', 'sip', password),
    ])
    for (const { reason } of change.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]) {
      errors.push(await failureOf(Promise.reject(reason)))
    }
    for (const error of errors) {
      expect(appErrorSchema.parse(error)).toEqual(error)
      for (const secret of [...subject.secrets(), password, token]) expect(JSON.stringify(error)).not.toContain(secret)
    }
  })

  it('puts no secret into an address', async () => {
    await offered(adapter.phones).read(token, subject.settable ?? '')
    const addresses = JSON.stringify(subject.requests().map(({ path }) => path))
    for (const secret of subject.secrets()) expect(addresses).not.toContain(encodeURIComponent(secret))
  })

  it('signs out', async () => {
    const grant = await adapter.session.signIn(subject.good)
    await expect(adapter.session.signOut(grant.accessToken)).resolves.toBeUndefined()
  })
})
