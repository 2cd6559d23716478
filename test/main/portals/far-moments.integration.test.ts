import { expect, onTestFinished, test } from 'vitest'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { createCallRecordAdapter } from '../../../src/main/portals/call-record/call-record-adapter.ts'
import { offered } from '../../../src/main/portals/portal-adapter.ts'
import { codeRequestedSchema, passwordRequestedSchema } from '../../../src/shared/recovery/recovery.ts'
import { temporaryPasswordSentSchema } from '../../../src/shared/users/users.ts'
import { sendJson, serve } from '../http/serve.ts'

const oneYear = 366 * 24 * 3_600_000

/** A portal that names the same number of seconds in every answer. */
async function portalThatSays(seconds: number) {
  const portal = await serve((_, response) =>
    sendJson(response, response.req.url?.endsWith('/session') ? 200 : 202, {
      accessToken: 'a',
      refreshToken: 'b',
      user: { name: 'Ada', username: 'ada' },
      email: 'a***@portal.example',
      expiresIn: seconds,
      resendAfter: seconds,
      againAfter: seconds,
    }),
  )
  onTestFinished(() => portal[Symbol.asyncDispose]())
  return createCallRecordAdapter(createHttpClient({ userAgent: 'test' }), new URL(portal.origin), {
    version: 1,
    kind: 'call-record',
    name: 'Portal',
    api: '/',
    support: {},
    brand: {},
    capabilities: {
      signIn: { fields: [{ name: 'username', secret: false, remember: true }], keepSignedIn: true },
      recovery: {
        methods: ['emailed-temporary-password', 'emailed-link', 'phone-code'],
        usernameIsEmail: false,
        forgottenUsername: 'contact-provider',
      },
      account: null,
      users: true,
      phones: null,
    },
  })
}

test.each([Number.MAX_SAFE_INTEGER, 8.8e12, 1e9])('%d seconds from now are a year at most', async (seconds) => {
  const adapter = await portalThatSays(seconds)
  const moments = {
    grant: (await adapter.session.signIn({ username: 'ada', password: 'a' })).expiresAt,
    password: passwordRequestedSchema.parse(await offered(adapter.recovery?.requestPassword)('a@b.example')).resendAt,
    link: (await offered(adapter.recovery?.link).request('a@b.example')).resendAt,
    ...codeRequestedSchema.parse(
      await offered(adapter.recovery?.code).request({ phone: '+1', channel: 'sms', purpose: 'password' }),
    ),
    temporary: temporaryPasswordSentSchema.parse(await adapter.users?.sendTemporaryPassword('token', 'ada')).expiresAt,
  }
  for (const [what, moment = 0] of Object.entries(moments)) {
    expect(moment, what).toBeGreaterThan(Date.now() + oneYear - 600_000)
    expect(moment, what).toBeLessThanOrEqual(Date.now() + oneYear)
    expect(new Intl.DateTimeFormat('en').format(moment), what).toMatch(/\d{4}$/)
  }
})
