import { describe, expect, it, onTestFinished } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import type { Phone } from '../../../../src/shared/phones/phones.ts'
import { type ExotelOptions, startExotel } from '../../../portal/exotel/exotel.ts'
import { failureOf } from '../../http/failure-of.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })

async function signedIn(options: ExotelOptions = {}) {
  const exotel = await startExotel(options)
  onTestFinished(() => exotel.close())
  const adapter = await openAdapter(http, new URL(exotel.url))
  const { accessToken: token } = await adapter.session.signIn(exotel.singapore)
  return { exotel, adapter, token }
}

async function everyPhone({ adapter, token }: Awaited<ReturnType<typeof signedIn>>): Promise<Phone[]> {
  const found: Phone[] = []
  let cursor: string | null = null
  do {
    const page = await offered(adapter.phones).list(token, cursor)
    found.push(...page.phones)
    cursor = page.next
  } while (cursor)
  return found
}

describe('Exotel', () => {
  it.each(['exotel.com', 'my.exotel.com', 'ccm-api.exotel.com', 'ccm-api.in.exotel.com'])(
    'is known by %s without asking the network, with both of its regions',
    async (host) => {
      const adapter = await openAdapter(http, new URL(`https://${host}`))
      expect(adapter.profile).toMatchObject({ kind: 'exotel', url: 'https://ccm-api.exotel.com' })
      const region = adapter.capabilities.signIn.fields.find(({ name }) => name === 'region')
      expect(region?.options?.map(({ label }) => label)).toEqual(['Singapore', 'Mumbai'])
    },
  )

  it('lets each account in at its own region and suspects the region at the other', async () => {
    const { exotel, adapter } = await signedIn({ users: 3 })
    await expect(adapter.session.signIn(exotel.mumbai)).resolves.toMatchObject({ user: { name: 'northwind1m' } })
    const wrong = adapter.session.signIn({ ...exotel.mumbai, region: 'singapore' })
    expect(await failureOf(wrong)).toMatchObject({ code: 'invalid-credentials', suspect: 'region' })
  })

  it('takes an account SID that was pasted with blanks around it', async () => {
    const { exotel, adapter } = await signedIn({ users: 3 })
    const pasted = { ...exotel.singapore, accountSid: ` ${exotel.singapore.accountSid}\n` }
    await expect(adapter.session.signIn(pasted)).resolves.toMatchObject({ user: { name: exotel.singapore.accountSid } })
  })

  it('lists users that fill no page, one page, and some pages', async () => {
    for (const users of [0, 50, 101]) {
      expect(await everyPhone(await signedIn({ users }))).toHaveLength(users)
    }
  })

  it('lists the others where single users cannot be read', async () => {
    expect(await everyPhone(await signedIn({ users: 60, failingRows: [3, 49, 50] }))).toHaveLength(57)
  })

  it('slows down before the rate limit is met, and leaves room for what the person does meanwhile', async () => {
    // Signing in and nine pages are one more than a window allows.
    const session = await signedIn({ users: 450, rateLimit: { requests: 9, seconds: 1 } })
    const { exotel, adapter, token } = session
    const pages = () => exotel.requests().filter(({ path }) => path.includes('limit=50')).length
    const all = everyPhone(session)
    await expect.poll(pages).toBe(3)
    const [user] = exotel.users
    await offered(adapter.phones).read(token, `${user?.id}.${user?.devices.at(-1)?.id}`)
    expect(pages()).toBe(3)
    expect(await all).toHaveLength(450)
    expect(pages()).toBe(9)
  })

  it('ends the session once the key has been revoked', async () => {
    const { adapter, exotel } = await signedIn({ users: 3 })
    const revoked = { ...exotel.singapore, apiToken: crypto.randomUUID() }
    const token = JSON.stringify(revoked)
    expect((await failureOf(offered(adapter.phones).list(token, null))).code).toBe('session-expired')
    expect((await failureOf(adapter.session.refresh(token))).code).toBe('session-expired')
  })

  it('has no password to set for a user without a SIP device, and does not ask', async () => {
    const session = await signedIn({ users: 8 })
    const without = (await everyPhone(session)).find(({ sipUser }) => sipUser === '')
    const before = session.exotel.requests().length
    const change = offered(session.adapter.phones?.setPassword)(
      session.token,
      without?.id ?? '',
      'sip',
      `Aa1-${crypto.randomUUID()}`,
    )
    expect((await failureOf(change)).code).toBe('not-found')
    expect(session.exotel.requests()).toHaveLength(before)
  })
})
