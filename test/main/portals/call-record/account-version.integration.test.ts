import { describe, expect, onTestFinished, test } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { discoveryPath } from '../../../../src/main/portals/discovery-document.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import { failureOf } from '../../http/failure-of.ts'
import { sendJson, serve } from '../../http/serve.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
const account = { name: 'Ada', email: 'ada@example.test', username: 'ada' }
const discovery = {
  version: 1,
  kind: 'call-record',
  name: 'Portal',
  api: '/',
  capabilities: {
    signIn: { fields: [{ name: 'username' }], keepSignedIn: false },
    recovery: { methods: [] },
    account: { editable: ['name'], currentPassword: false },
  },
}

/** A portal whose answers about the account carry these ETags. */
async function portalWith(etags: { GET?: string; PATCH?: string }) {
  const portal = await serve(({ url, method }, response) => {
    if (url === discoveryPath) return sendJson(response, 200, discovery)
    const etag = etags[method as keyof typeof etags]
    if (etag !== undefined) response.setHeader('etag', etag)
    sendJson(response, 200, { ...account, passwordChanged: null, colour: null })
  })
  onTestFinished(() => portal[Symbol.asyncDispose]())
  return openAdapter(http, new URL(portal.origin))
}

describe("the account's version", () => {
  test.each([
    ['missing', undefined, 'ETag: missing'],
    ['weak, as a proxy makes it that compresses', 'W/"7"', /^ETag: a weak one/],
    ['longer than is kept', `"${'7'.repeat(300)}"`, 'ETag: too long or empty'],
  ])('that is %s is reported before the person types what could never be saved', async (_, etag, what) => {
    const adapter = await portalWith(etag === undefined ? {} : { GET: etag })
    const failure = await failureOf(offered(adapter.account).read('token'))
    expect(failure).toMatchObject({ code: 'portal-unexpected', what: expect.stringMatching(what) })
  })

  test('that is strong is sent back as it came', async () => {
    const adapter = await portalWith({ GET: '"7"', PATCH: '"8"' })
    expect(await offered(adapter.account).read('token')).toEqual({ ...account, etag: '"7"' })
    const saved = await offered(adapter.account).change('token', { etag: '"7"', name: 'Ada' })
    expect(saved.account.etag).toBe('"8"')
  })

  test('that is missing or weak after a change does not hide that the change was made', async () => {
    for (const etags of [{}, { PATCH: 'W/"8"' }]) {
      const adapter = await portalWith(etags)
      const saved = await offered(adapter.account).change('token', { etag: '"7"', name: 'Ada' })
      expect(saved).toEqual({ account: { ...account, etag: '' }, passwordChanged: false, otherSessionsEnded: 0 })
    }
  })
})
