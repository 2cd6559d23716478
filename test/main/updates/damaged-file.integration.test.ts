import { readdir, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { UpdateState } from '../../../src/shared/updates/updates.ts'
import { serve } from '../http/serve.ts'
import { fileNameOf } from './feed-server.ts'
import { computerForTests, installedApp, isUntouched } from './installed-app.ts'

const computer = computerForTests()

describe('A file that is not the one announced', () => {
  const damages: [string, (content: Buffer) => (response: ServerResponse) => unknown, UpdateState][] = [
    [
      'is truncated',
      (content) => (response) => {
        response.writeHead(200, { 'content-length': content.length })
        response.write(content.subarray(0, 1000), () => response.destroy())
      },
      { state: 'failed', version: '1.2.0', fault: 'unreachable' },
    ],
    [
      'ends early and says so',
      (content) => (response) => response.end(content.subarray(0, 1000)),
      { state: 'failed', version: '1.2.0', fault: 'damaged' },
    ],
    [
      'has one byte changed',
      (content) => (response) =>
        response.end(Buffer.concat([content.subarray(0, -1), Buffer.of((content.at(-1) ?? 0) ^ 1)])),
      { state: 'failed', version: '1.2.0', fault: 'damaged' },
    ],
    [
      'never ends',
      () => (response) => {
        const more = () => response.write(Buffer.alloc(100_000), (error) => error ?? setImmediate(more))
        more()
      },
      { state: 'failed', version: '1.2.0', fault: 'damaged' },
    ],
    [
      'is gone',
      () => (response) => response.writeHead(404).end(),
      { state: 'failed', version: '1.2.0', fault: 'unreachable' },
    ],
    [
      'goes round in circles',
      () => (response) => response.writeHead(302, { location: `/calls/${fileNameOf('1.2.0')}` }).end(),
      { state: 'failed', version: '1.2.0', fault: 'unreachable' },
    ],
  ]
  it.each(damages)('because it %s is not kept and not installed', async (_which, damage, expected) => {
    const answer = damage(computer.feed.publish('1.2.0'))
    computer.feed.answer(fileNameOf('1.2.0'), (_, response) => void answer(response))
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state()).toEqual(expected)
    updates.install()
    updates.installAtQuit()
    await isUntouched(computer)
    expect(await readdir(join(computer.folder, 'cache/calls-updater/pending')).catch(() => [])).toEqual([])
    expect(computer.feed.asked.length).toBeLessThan(12)
  })

  it('is never asked of another server, nor without TLS', async () => {
    await using other = await serve((_, response) => response.end('other'))
    const content = computer.feed.publish('1.2.0')
    expect(content.length).toBeGreaterThan(0)
    computer.feed.answer(fileNameOf('1.2.0'), (_, response) =>
      response.writeHead(302, { location: `${other.origin}/calls/${fileNameOf('1.2.0')}` }).end(),
    )
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'failed', fault: 'unreachable' })
    expect(other.asked).toEqual([])
  })

  it('because it was changed while it waited to be installed is refused, and the old app stays', async () => {
    computer.feed.publish('1.2.0')
    const { updates, done } = installedApp(computer)
    await updates.check()
    await writeFile(join(computer.folder, 'cache/calls-updater/pending', fileNameOf('1.2.0')), 'changed')
    updates.install()
    expect(updates.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'damaged' })
    expect(done).toEqual([])
    await isUntouched(computer)
  })
})
