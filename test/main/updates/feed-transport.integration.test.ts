import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CancellationToken } from 'builder-util-runtime'
import { expect, it, onTestFinished } from 'vitest'
import { FeedTransport } from '../../../src/main/updates/feed-transport.ts'
import { faultOf } from '../../../src/main/updates/update-failure.ts'
import { serve } from '../http/serve.ts'

async function transportTo(origin: string, stalledAfter: number) {
  const folder = await mkdtemp(join(tmpdir(), 'transport-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const transport = new FeedTransport(
    new URL(origin),
    { http: http.globalAgent, https: https.globalAgent },
    'test',
    stalledAfter,
  )
  transport.mostBytes = 1_000_000
  const fetch = (path: string) =>
    transport.download(new URL(path, origin), join(folder, 'file'), { cancellationToken: new CancellationToken() })
  return { transport, fetch }
}

it.each<[string, http.RequestListener]>([
  ['before it begins', () => {}],
  ['in the middle', (_, response) => void response.write('some')],
])('A download that stalls %s ends in bounded time', async (_when, answer) => {
  await using server = await serve(answer)
  const { fetch } = await transportTo(server.origin, 150)
  await expect(fetch('/file')).rejects.toSatisfy((cause) => faultOf(cause) === 'unreachable')
})

it('Nothing is asked of a server that is not the feed’s', async () => {
  await using feed = await serve((_, response) => response.end())
  await using other = await serve((_, response) => response.end())
  const { fetch } = await transportTo(feed.origin, 1000)
  await expect(fetch(`${other.origin}/file`)).rejects.toSatisfy((cause) => faultOf(cause) === 'unreachable')
  expect(other.asked).toEqual([])
})
