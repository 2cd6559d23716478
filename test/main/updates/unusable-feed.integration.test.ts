import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { feedFileName } from '../../../src/shared/updates/update-feed.ts'
import { type FeedServer, newKey, type PublishOptions } from './feed-server.ts'
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

describe('A feed without a valid signature', () => {
  const spoiled: [string, PublishOptions][] = [
    ['signed by a stranger', { signedBy: newKey() }],
    ['without a signature', { spoil: ({ descriptor }) => ({ descriptor, signature: `${'A'.repeat(86)}==` }) }],
    [
      'changed after it was signed',
      { spoil: ({ descriptor, signature }) => ({ descriptor: descriptor.replace('1.2.0', '1.3.0'), signature }) },
    ],
    ['signed for another brand', { descriptor: { appId: 'com.example.other' } }],
    ['signed for another channel', { descriptor: { channel: 'beta' } }],
    ['signed for another system', { descriptor: { platform: 'macos' } }],
  ]
  it.each(spoiled)('%s is not trusted, and nothing is downloaded', async (_which, options) => {
    feed.publish('1.2.0', options)
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toEqual({ state: 'unchecked', fault: 'untrusted' })
    expect(feed.asked).toEqual([`GET /calls/${feedFileName('latest', 'linux')}`])
    updates.install()
    updates.installAtQuit()
    await isUntouched()
  })

  it('is checked again, and trusted once it is valid', async () => {
    feed.publish('1.2.0', { signedBy: newKey() })
    const { updates } = installed()
    await updates.check()
    feed.publish('1.2.0')
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })
})

describe('A feed that does not answer as one', () => {
  it.each<[string, (response: ServerResponse) => unknown]>([
    ['is missing', (response) => response.writeHead(404).end()],
    [
      'is a page to sign in to a network',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    ],
    ['sends to another server', (response) => response.writeHead(302, { location: 'https://127.0.0.1:1/' }).end()],
    ['sends 1 MB', (response) => response.end(JSON.stringify({ descriptor: 'x'.repeat(1_000_000) }))],
    ['breaks off', (response) => response.destroy()],
  ])('because it %s leaves the app as it is, to ask again later', async (_which, answer) => {
    feed.answer(feedFileName('latest', 'linux'), (_, response) => void answer(response))
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toEqual({ state: 'unchecked', fault: 'unreachable' })
    expect(settings.read().updates.failed).toBeNull()
  })
})
