import { expect, onTestFinished, test } from 'vitest'
import { discoveryExample, examples } from '../../../../scripts/openapi-examples.ts'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { discoveryPath } from '../../../../src/main/portals/discovery-document.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import { sendJson, serve } from '../../http/serve.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
const whole = examples.readPhone.response

const discovery = { ...discoveryExample, capabilities: { ...discoveryExample.capabilities, recordings: {} } }

async function adapterBefore(answer: object) {
  const portal = await serve(({ url }, response) => sendJson(response, 200, url === discoveryPath ? discovery : answer))
  onTestFinished(() => portal[Symbol.asyncDispose]())
  return openAdapter(http, new URL(portal.origin))
}
const phoneOf = async (answer: object) => offered((await adapterBefore(answer)).phones).read('token', 'phone-1')

test('what a phone has not may be null or left out of the answer', async () => {
  const { mac: _, ftp: __, sip, ...rest } = whole
  const { outboundProxy: ___, voicemailNumber: ____, ...settings } = sip ?? expect.fail('the example has SIP settings')
  const left = await phoneOf({ ...rest, sip: settings })
  const none = { ...rest, mac: null, ftp: null, sip: { ...settings, outboundProxy: null, voicemailNumber: null } }
  expect(await phoneOf(none)).toEqual(left)
  expect(left).toMatchObject({ mac: null, ftp: null, sip: { outboundProxy: null, voicemailNumber: null } })
})

test('what is not known of a call may be null or left out of the list', async () => {
  const call = { id: 'call-1', start: '2026-06-10T14:05:09+01:00', direction: 'inbound', state: 'none' }
  const unknown = { seconds: null, unrecordedBecause: null, keptUntil: null, held: false, tags: [] }
  const parties = { caller: { number: '+44 1632 960001' }, callee: { number: '' } }
  const range = { from: '2026-06-10T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z' }
  const query = { ...range, order: 'newest', at: { by: 'offset', offset: 0 }, limit: 100 } as const
  const listed = async (row: object) => {
    const { recordings } = await adapterBefore({ total: 1, recordings: [row] })
    return (await offered(recordings).list('token', query)).recordings
  }
  const left = await listed({ ...call, ...parties })
  expect(left).toEqual(await listed({ ...call, ...parties, ...unknown }))
  expect(left).toMatchObject([{ ...call, ...unknown, callee: { number: '', name: '' } }])
})
