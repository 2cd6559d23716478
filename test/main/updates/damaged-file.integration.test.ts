import { readdir, readFile, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import type { UpdateState } from '../../../src/shared/updates/updates.ts'
import { serve } from '../http/serve.ts'
import { type FeedServer, fileNameOf } from './feed-server.ts'
import { install, installedApp, oldApp, uninstall, type Wish } from './installed-app.ts'

let folder: string
let appImage: string
let feed: FeedServer
let settings: SettingsStore

beforeEach(async () => {
  ;({ folder, appImage, feed, settings } = await install())
})
afterEach(() => uninstall({ folder, feed }))

const installed = (wish?: Wish) => installedApp({ folder, appImage, feed, settings }, wish)

const isUntouched = async () => expect(await readFile(appImage, 'utf8')).toBe(oldApp)

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
    const answer = damage(feed.publish('1.2.0'))
    feed.answer(fileNameOf('1.2.0'), (_, response) => void answer(response))
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toEqual(expected)
    updates.install()
    updates.installAtQuit()
    await isUntouched()
    expect(await readdir(join(folder, 'cache/calls-updater/pending')).catch(() => [])).toEqual([])
    expect(feed.asked.length).toBeLessThan(12)
  })

  it('is never asked of another server, nor without TLS', async () => {
    await using other = await serve((_, response) => response.end('other'))
    const content = feed.publish('1.2.0')
    expect(content.length).toBeGreaterThan(0)
    feed.answer(fileNameOf('1.2.0'), (_, response) =>
      response.writeHead(302, { location: `${other.origin}/calls/${fileNameOf('1.2.0')}` }).end(),
    )
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'failed', fault: 'unreachable' })
    expect(other.asked).toEqual([])
  })

  it('because it was changed while it waited to be installed is refused, and the old app stays', async () => {
    feed.publish('1.2.0')
    const { updates, done } = installed()
    await updates.check()
    await writeFile(join(folder, 'cache/calls-updater/pending', fileNameOf('1.2.0')), 'changed')
    updates.install()
    expect(updates.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'damaged' })
    expect(done).toEqual([])
    await isUntouched()
  })
})
