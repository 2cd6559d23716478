import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { endpoints } from '../../src/main/portals/call-record/contract.ts'
import { discoverySchema } from '../../src/main/portals/call-record/discovery.ts'
import type { BridgeCall, BridgeInput } from '../../src/shared/bridge.ts'
import type { Result } from '../../src/shared/errors.ts'
import { printFigures } from '../faults/figures.ts'
import { hostileTexts, mark, textPlaces, withText } from '../faults/hostile-texts.ts'
import { type FaultProxy, startFaultProxy } from '../portal/fault-proxy.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openManageAccount, signedIn, signIn } from './person.ts'

/** The app with a portal that puts a megabyte, NUL and worse into every text of its answers. */

const often = { attempts: 100_000, seconds: 0 }
const typed = 'Ada, half way through'
/** In milliseconds, on a busy machine. */
const longest = 60_000

const figures = { 'places for a text': 0, 'answers tried': 0, refused: 0, harmless: 0, 'slowest, ms': 0 }
let portal: RunningPortal
let proxy: FaultProxy
let app: RunningApp
/** How each answer is changed on its way. */
let rewrite: (said: unknown) => unknown = (said) => said

beforeAll(async () => {
  portal = await startPortal({
    phones: 12,
    capabilities: { users: true },
    limits: { signInByName: often, signInByClient: often },
  })
  proxy = await startFaultProxy(new URL(portal.url))
  await proxy.set({ kind: 'rewritten', body: (said) => rewrite(said) })
  app = await launchApp({ portal: proxy.origin, keychain: 'absent' })
  await signIn(app.page, portal.people.ada)
  await signedIn(app.page)
  await app.invoke('session.reauthenticate', [{ password: portal.people.ada.password }])
  await openManageAccount(app.page)
  await app.page.getByLabel('Name', { exact: true }).fill(typed)
})
afterAll(async () => {
  printFigures('hostile texts in the app', figures)
  await app?.close()
  await proxy?.close()
  await portal?.close()
})

const credentials = () => {
  const { username, password } = portal.people.ada
  return { fields: { username, password }, keepSignedIn: false }
}
const phone = () => ({ phone: portal.phones.all().find(({ ftp }) => ftp)?.id ?? '' })

/** The answers that screens show, and the calls that read them. */
const answers: { [Call in BridgeCall]?: { schema: z.ZodType; input: () => BridgeInput<Call> } } = {
  'portal.check': { schema: discoverySchema, input: () => ({ address: proxy.origin }) },
  'account.read': { schema: endpoints.readAccount.response, input: () => ({}) },
  'phones.list': { schema: endpoints.listPhones.response, input: () => ({ cursor: null }) },
  'phones.detail': { schema: endpoints.readPhone.response, input: phone },
  'phones.reveal': { schema: endpoints.readPhoneSecret.response, input: () => ({ ...phone(), secret: 'sip' }) },
  'users.list': { schema: endpoints.listUsers.response, input: () => ({ cursor: null }) },
  'session.signIn': { schema: endpoints.signIn.response, input: credentials },
}

async function ask(call: string, input: object): Promise<Result<unknown>> {
  const start = performance.now()
  const answer = (await app.invoke(call, [input])) as Result<unknown>
  const ms = Math.round(performance.now() - start)
  expect.soft(ms, call).toBeLessThan(longest)
  figures['slowest, ms'] = Math.max(figures['slowest, ms'], ms)
  return answer
}

function check(what: string, text: string, answer: Result<unknown>) {
  const told = JSON.stringify(answer)
  if (!answer.ok) expect.soft(['portal-unexpected', 'not-a-portal'], `${what}: ${told}`).toContain(answer.error.code)
  // An error names the field and never its content; a text longer than any field is dropped.
  if (!answer.ok || text.length > 10_000) expect.soft(told, what).not.toContain(mark)
  figures['answers tried']++
  figures[answer.ok ? 'harmless' : 'refused']++
}

describe('a portal whose texts are huge or malformed', () => {
  it.each(Object.entries(answers))('causes at most an error in %s', async (call, { schema, input }) => {
    expect(await ask(call, input())).toMatchObject({ ok: true })
    const places = textPlaces(schema)
    figures['places for a text'] += places.length
    for (const place of places) {
      for (const [what, text] of Object.entries(hostileTexts)) {
        rewrite = (said) => withText(said, schema, place, text)
        const answer = await ask(call, input())
        rewrite = (said) => said
        check(`${place.join('.')}: ${what}`, text, answer)
      }
    }
    expect(await ask(call, input())).toMatchObject({ ok: true })
  })

  it.each(Object.entries(hostileTexts))(
    'causes nothing worse with a token or an id that is %s when it is used',
    async (_, text) => {
      for (const place of [['accessToken'], ['refreshToken']]) {
        rewrite = (said) => withText(said, endpoints.signIn.response, place, text)
        await ask('session.signIn', credentials())
        rewrite = (said) => said
        check(`${place}`, text, await ask('account.read', {}))
        await ask('session.signIn', credentials())
      }
      for (const call of ['phones.detail', 'phones.copySecret'])
        expect(
          await ask(call, { phone: text.slice(0, 100), ...(call === 'phones.copySecret' && { secret: 'sip' }) }),
        ).toMatchObject({
          ok: false,
          error: { code: 'not-found' },
        })
    },
  )

  it('leaves the app running, with what the person had typed', async () => {
    expect(await app.page.getByLabel('Name', { exact: true }).inputValue()).toBe(typed)
    expect(app.output()).not.toMatch(/page\.gone|bridge\.fault/)
    await app.page.getByRole('button', { name: 'Save changes' }).click()
    await app.page.getByText('Your changes have been saved.').waitFor()
  })
})
