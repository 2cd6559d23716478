import { describe, expect, test } from 'vitest'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { discoveryPath } from '../../../src/main/portals/discovery-document.ts'
import { openAdapter } from '../../../src/main/portals/open-adapter.ts'
import { failureOf } from '../http/failure-of.ts'
import { sendJson, serve } from '../http/serve.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })

const policy = { minLength: 8, maxLength: 64 }

/** As a portal might write it, with everything that a document can hold. */
const whole = () => ({
  version: 1,
  kind: 'call-record',
  name: 'Northwind Voice',
  api: '/api/v1',
  support: { email: 'support@northwind.example' } as Record<string, unknown>,
  brand: { accent: '#0f6b5c' } as Record<string, unknown>,
  capabilities: {
    signIn: { fields: [{ name: 'username' }, { name: 'password', secret: true }] as unknown[], keepSignedIn: true },
    recovery: { methods: ['emailed-link'], forgottenUsername: 'ask-admin', unableToComplete: 'ask-admin' } as Record<
      string,
      unknown
    >,
    account: { editable: ['name'], currentPassword: true, password: policy } as unknown,
    phones: { scope: 'account', sip: 'readable', ftp: 'write-only', registrationState: true } as unknown,
  },
})
type Whole = ReturnType<typeof whole>

async function served(document: unknown) {
  const portal = await serve(({ url }, response) =>
    url === discoveryPath ? sendJson(response, 200, document) : sendJson(response, 404, {}),
  )
  return { ...portal, open: () => openAdapter(http, new URL(portal.origin)) }
}

/** What the client makes of the document after a change. */
async function opened(change: (document: Whole) => void) {
  const document = whole()
  change(document)
  await using portal = await served(document)
  const { capabilities, profile } = await portal.open()
  return { ...capabilities, profile }
}

async function refused(document: unknown) {
  await using portal = await served(document)
  return await failureOf(portal.open())
}

describe('a word that this client does not know', () => {
  test('among the recovery methods leaves the others', async () => {
    const { recovery } = await opened(({ capabilities }) => {
      capabilities.recovery.methods = ['passkey', 'emailed-link', 'carrier-pigeon', 'phone-code', 'smoke', 'drum']
    })
    expect(recovery.methods).toEqual(['emailed-link', 'phone-code'])
  })

  test('among the fields of the sign-in leaves the others', async () => {
    const { signIn } = await opened(({ capabilities }) => {
      capabilities.signIn.fields.push({ name: 'favourite-colour', remember: true })
    })
    expect(signIn.fields.map(({ name }) => name)).toEqual(['username', 'password'])
  })

  test('among what a person may change, or what a password needs, leaves the others', async () => {
    const { account } = await opened(({ capabilities }) => {
      capabilities.account = {
        editable: ['name', 'avatar', 'email'],
        currentPassword: false,
        password: { ...policy, required: ['emoji', 'digit'] },
      }
    })
    expect(account).toMatchObject({ editable: ['name', 'email'], password: { required: ['digit'] } })
  })

  test('of one word counts as none', async () => {
    const { recovery, phones } = await opened(({ capabilities }) => {
      Object.assign(capabilities.recovery, { forgottenUsername: 'ask-chatbot', unableToComplete: 'ask-chatbot' })
      capabilities.phones = { scope: 'building', sip: 'on-request', ftp: 'readable', registrationState: true }
    })
    expect(recovery).toMatchObject({ forgottenUsername: 'contact-provider' })
    expect(recovery.unableToComplete).toBeUndefined()
    expect(phones).toMatchObject({ sip: 'none', ftp: 'readable' })
    expect(phones?.scope).toBeUndefined()
  })
})

describe('null', () => {
  test('is the same as absent wherever a member may be left out', async () => {
    const absent = await opened(({ capabilities, support, brand }) => {
      delete support.email
      delete brand.accent
      delete capabilities.recovery.unableToComplete
    })
    const empty = await opened((document) => {
      Object.assign(document.support, { name: null, phone: null, email: null, website: null })
      Object.assign(document.brand, { accent: null })
      Object.assign(document.capabilities, { users: null })
      Object.assign(document.capabilities.recovery, {
        unableToComplete: null,
        password: null,
        missedCallNumber: null,
        usernameIsEmail: null,
        usualMinutes: null,
      })
      document.capabilities.signIn.fields[0] = { name: 'username', secret: null, remember: null, options: null }
    })
    expect({ ...empty, profile: absent.profile }).toEqual(absent)
    expect(empty.profile).toMatchObject({ support: {}, brand: {} })
  })

  test('stands for what a portal does not have, and so does leaving it out', async () => {
    const nulls = await opened(({ capabilities }) => Object.assign(capabilities, { account: null, phones: null }))
    const left = await opened(({ capabilities }) => {
      delete (capabilities as Partial<Whole['capabilities']>).account
      delete (capabilities as Partial<Whole['capabilities']>).phones
    })
    for (const { account, phones } of [nulls, left]) expect([account, phones]).toEqual([null, null])
  })
})

describe('a portal that this client is too old for', () => {
  test.each([
    ['of a newer version', { ...whole(), version: 2, capabilities: 'other' }, 'version: 2; this app reads version 1'],
    ['of a newer kind', { ...whole(), kind: 'switchboard' }, /^kind: switchboard; this app knows call-record,/],
  ])('%s is reported as needing a newer app, with what it names', async (_, document, line) => {
    const failure = await refused(document)
    expect(failure).toMatchObject({ code: 'not-a-portal', reason: 'newer' })
    expect(failure.details).toContainEqual(expect.stringMatching(line))
  })
})

describe('a document that cannot be used', () => {
  test('names every member that does not fit, and what was expected', async () => {
    const { capabilities, ...document } = whole()
    const failure = await refused({
      ...document,
      name: 7,
      api: 'api/v1',
      brand: { accent: 'green' },
      capabilities: { ...capabilities, phones: { sip: true, registrationState: 'yes' }, recovery: {} },
    })
    expect(failure).toMatchObject({ code: 'not-a-portal', reason: 'document' })
    expect(failure.details).toEqual([
      'name: Invalid input: expected string, received number',
      expect.stringMatching(/^api: Invalid string: must match pattern/),
      expect.stringMatching(/^brand\.accent: Invalid string: must match pattern/),
      'capabilities.recovery.methods: Invalid input: expected array, received undefined',
      'capabilities.phones.sip: Invalid option: expected one of "readable"|"write-only"|"none"',
      'capabilities.phones.registrationState: Invalid input: expected boolean, received string',
    ])
  })

  test.each([
    ['no object', []],
    ['without a version', { kind: 'call-record' }],
    ['of a version that is text', { ...whole(), version: '1' }],
  ])('as one %s is no portal, and says what is missing', async (_, document) => {
    const failure = await refused(document)
    expect(failure).toMatchObject({ code: 'not-a-portal' })
    expect(failure).not.toHaveProperty('reason')
    expect(failure.details?.length).toBeGreaterThan(0)
  })
})
