import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ActivePortal, createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { Handlers } from '../../../src/main/ipc/dispatch.ts'
import { codeHandlers, linkHandlers } from '../../../src/main/recovery/feature.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { type AppErrorCode, Failure } from '../../../src/shared/errors.ts'
import { untilMidnight } from '../../portal/clock.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

type Recovery = ReturnType<typeof linkHandlers> & ReturnType<typeof codeHandlers>

const http = createHttpClient({ userAgent: 'test' })
const newPassword = 'a good new one'
let portal: RunningPortal
let other: RunningPortal
let active: ActivePortal
let session: SessionKeeper
let handlers: Recovery
let told: [string, unknown][]
let openLink: (text: string) => void
let allowed: (origin: string) => boolean
let now: number

beforeAll(async () => {
  const recovery = { methods: ['emailed-link' as const, 'phone-code' as const], usernameIsEmail: true }
  const noPause = { attempts: 100, seconds: 0 }
  const options = {
    capabilities: { recovery },
    recoveryCodeSeconds: 180,
    limits: { recoveryPause: noPause, recoveryByAddress: noPause },
  }
  portal = await startPortal(options)
  other = await startPortal({ ...options, name: 'Blue Line' })
})
afterAll(async () => {
  await portal.close()
  await other.close()
})
beforeEach(async () => {
  // Nothing that a test left counts in the next: another day has just begun.
  portal.clock.advance(untilMidnight(portal.clock))
  const settings = memorySettings()
  allowed = () => true
  active = createActivePortal(http, settings, null, null, {
    mayUse: (origin) => allowed(origin),
    askAboutHost: async () => false,
  })
  await active.choose(portal.url)
  session = createSessionKeeper(active, memorySecrets(), { ended: () => {}, reachable: () => {} })
  told = []
  now = 0
  const deepLinks = {
    listen: (listener: (text: string) => void) => {
      openLink = listener
    },
  }
  handlers = {
    ...linkHandlers(
      active,
      session,
      deepLinks,
      (event, payload) => void told.push([event, payload]),
      () => now,
    ),
    ...codeHandlers(active, () => now),
  }
})

const codeOf = (call: Promise<unknown>): Promise<AppErrorCode> =>
  call.then(
    () => Promise.reject(new Error('did not fail')),
    (cause: unknown) => (cause instanceof Failure ? cause.error.code : Promise.reject(cause)),
  )

async function linkOf(at: RunningPortal) {
  const { email } = at.people.ada
  await fetch(`${at.url}/api/v1/recovery/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  })
  const link = at.resetLinkIn(await at.newestMail(email))
  return { ...link, token: new URL(link.app).searchParams.get('token') ?? '' }
}

describe('a link that the system opens', () => {
  it('is told by the name of its portal, and its token stays in main', async () => {
    const { app, token } = await linkOf(portal)
    openLink(app)
    const opened = await handlers['recovery.openedLink']({})
    expect(told).toEqual([['recovery.linkOpened', opened]])
    expect(opened).toEqual({ link: expect.any(String), portal: 'Northwind Voice', active: true })
    expect(JSON.stringify(told)).not.toContain(token)
    expect(
      JSON.stringify(await handlers['recovery.redeemLink']({ link: opened?.link ?? '', newPassword })),
    ).not.toContain(token)
    expect(await handlers['recovery.openedLink']({})).toBeNull()
  })

  it('is not told when it is none of ours', () => {
    openLink('call-record-portal://reset?portal=javascript:alert(1)&token=aaaaaaaaaaaaaaaaaaaaaaaa')
    expect(told).toEqual([])
  })

  it('of another portal is told by its host alone, and asks nothing there before it is accepted', async () => {
    const { app } = await linkOf(other)
    const before = other.requests().length
    openLink(app)
    const opened = await handlers['recovery.openedLink']({})
    const link = opened?.link ?? ''
    expect(opened).toEqual({ link, portal: new URL(other.url).host, active: false })
    expect(await codeOf(handlers['recovery.redeemLink']({ link, newPassword }))).toBe('refused')
    expect(other.requests()).toHaveLength(before)
    expect(active.connection()?.profile.name).toBe('Northwind Voice')

    expect((await handlers['recovery.acceptLink']({ link })).profile?.name).toBe('Blue Line')
    expect(await handlers['recovery.redeemLink']({ link, newPassword })).toEqual({ username: other.people.ada.email })
  })

  it('of a portal that the organisation does not allow is not told, pasted or followed, and asks nothing there', async () => {
    const { app, page } = await linkOf(other)
    const before = other.requests().length
    const { link } = await handlers['recovery.openLink']({ text: page })
    allowed = (origin) => origin === portal.url
    openLink(app)
    expect(told).toEqual([])
    expect(await handlers['recovery.openedLink']({})).toBeNull()
    expect(await codeOf(handlers['recovery.openLink']({ text: page }))).toBe('managed')
    expect(await codeOf(handlers['recovery.acceptLink']({ link }))).toBe('managed')
    expect(other.requests()).toHaveLength(before)
    expect(active.connections().map(({ profile }) => profile.url)).toEqual([portal.url])
  })

  it('of another portal, pasted, is no way past the question about a new host', async () => {
    const { page } = await linkOf(other)
    const before = other.requests().length
    const { link } = await handlers['recovery.openLink']({ text: page })
    expect(await codeOf(handlers['recovery.acceptLink']({ link }))).toBe('cancelled')
    expect(other.requests()).toHaveLength(before)
  })

  it.each(['cancelled', 'used up', 'over'])('is not told again once it is %s', async (how) => {
    const { app } = await linkOf(portal)
    openLink(app)
    const link = (await handlers['recovery.openedLink']({}))?.link ?? ''
    if (how === 'cancelled') await handlers['recovery.cancelLink']({ link })
    else if (how === 'over') now += 10 * 60_000
    else {
      const again = (await handlers['recovery.openLink']({ text: app })).link
      await handlers['recovery.redeemLink']({ link: again, newPassword })
      openLink(app)
      const used = (await handlers['recovery.openedLink']({}))?.link ?? ''
      expect(await codeOf(handlers['recovery.redeemLink']({ link: used, newPassword }))).toBe('recovery-expired')
    }
    expect(await handlers['recovery.openedLink']({})).toBeNull()
    expect(await codeOf(handlers['recovery.redeemLink']({ link, newPassword }))).toBe('recovery-expired')
  })

  it('leaves the sign-in at the portal before as it was', async () => {
    const before = active.connection()?.id ?? ''
    const { ben } = portal.people
    await session.signIn({ username: ben.email, password: ben.password }, false)
    openLink((await linkOf(other)).app)
    const opened = await handlers['recovery.openedLink']({})
    await handlers['recovery.acceptLink']({ link: opened?.link ?? '' })
    expect(session.isOpen(before)).toBe(true)
  })
})

describe('a link that is pasted', () => {
  it('is taken, and good until it is used or another takes its place', async () => {
    const first = await handlers['recovery.openLink']({ text: ` ${(await linkOf(portal)).page}\n` })
    const second = await handlers['recovery.openLink']({ text: (await linkOf(portal)).app })
    expect(await codeOf(handlers['recovery.redeemLink']({ link: first.link, newPassword }))).toBe('recovery-expired')
    expect(await codeOf(handlers['recovery.redeemLink']({ link: second.link, newPassword: 'short' }))).toBe(
      'validation',
    )
    await handlers['recovery.redeemLink']({ link: second.link, newPassword })
    expect(await codeOf(handlers['recovery.redeemLink']({ link: second.link, newPassword }))).toBe('recovery-expired')
  })

  it('is refused by field where it is no link', async () => {
    expect(await codeOf(handlers['recovery.openLink']({ text: 'the link from the email' }))).toBe('validation')
  })
})

describe('a code', () => {
  it('gives a ticket under a name that is worth nothing at the portal', async () => {
    const phone = portal.recoveryPhones.mobile
    await handlers['recovery.requestCode']({ phone, channel: 'sms', purpose: 'password' })
    const code = portal.codeIn(await portal.newestMessage(phone, 'sms'))
    const { ticket, accounts } = await handlers['recovery.verifyCode']({ phone, code, purpose: 'password' })
    const adapter = await active.adapter()
    expect(await codeOf(adapter.recovery?.code?.setPassword(ticket, '1', newPassword) ?? Promise.resolve())).toBe(
      'recovery-expired',
    )

    const account = accounts[0]?.id ?? ''
    now += 10 * 60_000 - 1
    expect(await codeOf(handlers['recovery.setPassword']({ ticket: 'made up', account, newPassword }))).toBe(
      'recovery-expired',
    )
    const { username } = await handlers['recovery.setPassword']({ ticket, account, newPassword })
    expect(username).toBe(portal.people.ada.email)
    expect(await codeOf(handlers['recovery.setPassword']({ ticket, account, newPassword }))).toBe('recovery-expired')
  })
})

it('a portal that sends neither links nor codes says so', async () => {
  const plain = await startPortal({ phones: 1 })
  active.agreeTo(new URL(plain.url))
  await active.choose(plain.url)
  const calls: Handlers['recovery.requestLink'] = handlers['recovery.requestLink']
  expect(await codeOf(calls({ email: 'ada@northwind.example' }))).toBe('not-found')
  await plain.close()
})
