import { expect, onTestFinished, test } from 'vitest'
import { discoveryExample, examples } from '../../../../scripts/openapi-examples.ts'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { discoveryPath } from '../../../../src/main/portals/discovery-document.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import { sendJson, serve } from '../../http/serve.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
const whole = examples.readPhone.response

async function phoneOf(answer: object) {
  const portal = await serve(({ url }, response) =>
    sendJson(response, 200, url === discoveryPath ? discoveryExample : answer),
  )
  onTestFinished(() => portal[Symbol.asyncDispose]())
  return offered((await openAdapter(http, new URL(portal.origin))).phones).read('token', 'phone-1')
}

test('what a phone has not may be null or left out of the answer', async () => {
  const { mac: _, ftp: __, sip, ...rest } = whole
  const { outboundProxy: ___, voicemailNumber: ____, ...settings } = sip ?? expect.fail('the example has SIP settings')
  const left = await phoneOf({ ...rest, sip: settings })
  const none = { ...rest, mac: null, ftp: null, sip: { ...settings, outboundProxy: null, voicemailNumber: null } }
  expect(await phoneOf(none)).toEqual(left)
  expect(left).toMatchObject({ mac: null, ftp: null, sip: { outboundProxy: null, voicemailNumber: null } })
})
