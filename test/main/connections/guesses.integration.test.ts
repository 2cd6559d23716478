import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ActivePortal, createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { type RunningPortal, startPortal } from '../../portal/portal.ts'
import { failureOf } from '../http/failure-of.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

/** A portal that counts no attempts, so that whatever limit there is comes from here. */
let reference: RunningPortal
let portal: ActivePortal
let session: SessionKeeper
let now: number

beforeAll(async () => {
  const none = { attempts: 1_000, seconds: 1 }
  reference = await startPortal({ phones: 1, limits: { signInByName: none, signInByClient: none } })
})
afterAll(() => reference?.close())
beforeEach(async () => {
  now = 0
  const http = createHttpClient({ userAgent: 'test' })
  portal = createActivePortal(http, memorySettings(), new URL(reference.url), null, { now: () => now })
  session = createSessionKeeper(portal, memorySecrets(), { ended: () => undefined, reachable: () => undefined })
  const { username, password } = reference.people.ada
  await session.signIn({ username, password }, false)
})

const reauthenticate = (password: string) =>
  session.authorized((token, adapter) => offered(adapter.session.reauthenticate)(token, password))
const proofs = () => reference.requests().filter(({ path }) => path.endsWith('/session/reauthentication')).length

describe('guessing a password through the app', () => {
  it('stops after ten wrong ones, however many are tried at once, and is possible again a quarter of an hour later', async () => {
    const before = proofs()
    const codes = (await Promise.all(Array.from({ length: 15 }, () => failureOf(reauthenticate('wrong'))))).map(
      (error) => error.code,
    )
    expect(codes.filter((code) => code === 'invalid-credentials')).toHaveLength(10)
    expect(proofs() - before).toBe(10)
    expect(await failureOf(reauthenticate(reference.people.ada.password))).toEqual({
      code: 'too-many-attempts',
      retryAt: 15 * 60_000,
    })
    expect(proofs() - before).toBe(10)
    now = 15 * 60_000
    await expect(reauthenticate(reference.people.ada.password)).resolves.toBeUndefined()
  })

  it('is counted over every call that takes a password, and not begun anew by choosing the portal again', async () => {
    const { username } = reference.people.ada
    for (let index = 0; index < 5; index++) {
      await failureOf(reauthenticate('wrong'))
      await portal.choose(reference.url)
      await failureOf((await portal.adapter()).session.signIn({ username, password: 'wrong' }))
      portal.use(portal.connections()[0]?.id ?? '')
    }
    const change = { etag: '"1"', name: 'Ada', currentPassword: 'wrong' }
    const save = session.authorized((token, adapter) => offered(adapter.account).change(token, change))
    expect((await failureOf(save)).code).toBe('too-many-attempts')
    expect((await failureOf(session.signIn({ username, password: 'wrong' }, false))).code).toBe('too-many-attempts')
  })

  it('is stopped for one person only, so that a colleague can still sign in, but not for one name after the other', async () => {
    const { ada, ben } = reference.people
    const { session: facet } = await portal.adapter()
    const wrong = (username: string) => failureOf(facet.signIn({ username, password: 'wrong' }))
    for (let index = 0; index < 5; index++) await wrong(ada.username)
    for (let index = 0; index < 5; index++) await wrong(` ${ada.username.toUpperCase()}`)
    expect((await wrong(ada.username)).code).toBe('too-many-attempts')
    await expect(facet.signIn({ username: ben.username, password: ben.password })).resolves.toBeTruthy()

    for (let index = 0; index < 20; index++) await wrong(`nobody-${index}`)
    expect((await wrong('nobody-20')).code).toBe('too-many-attempts')
  })

  it('costs nothing where no password is given', async () => {
    for (let index = 0; index < 10; index++) await failureOf(reauthenticate('wrong'))
    const { etag } = await session.authorized((token, adapter) => offered(adapter.account).read(token))
    const change = { etag, name: 'Ada Fernandes' }
    await expect(
      session.authorized((token, adapter) => offered(adapter.account).change(token, change)),
    ).resolves.toBeTruthy()
  })
})
