import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { feedFileName } from '../../../src/shared/updates/update-feed.ts'
import { newKey, type PublishOptions } from './feed-server.ts'
import { computerForTests, installedApp, isUntouched } from './installed-app.ts'

const computer = computerForTests()

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
    computer.feed.publish('1.2.0', options)
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state()).toEqual({ state: 'unchecked', fault: 'untrusted' })
    expect(computer.feed.asked).toEqual([`GET /calls/${feedFileName('latest', 'linux')}`])
    updates.install()
    updates.installAtQuit()
    await isUntouched(computer)
  })

  it('is checked again, and trusted once it is valid', async () => {
    computer.feed.publish('1.2.0', { signedBy: newKey() })
    const { updates } = installedApp(computer)
    await updates.check()
    computer.feed.publish('1.2.0')
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
    computer.feed.answer(feedFileName('latest', 'linux'), (_, response) => void answer(response))
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state()).toEqual({ state: 'unchecked', fault: 'unreachable' })
    expect(computer.settings.read().updates.failed).toBeNull()
  })
})
