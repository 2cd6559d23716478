import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicHalf } from '../../../scripts/release/sign-feed.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { type FeedServer, fileNameOf, newKey } from './feed-server.ts'
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

describe('A newer version that the provider signed', () => {
  it('is fetched, checked, put in the place of the old one, and started from there', async () => {
    const content = feed.publish('1.2.0')
    const { updates, names, done } = installed()
    await updates.check()
    expect(names()).toEqual(['checking', 'downloading', 'ready'])
    expect(updates.state()).toEqual({ state: 'ready', version: '1.2.0' })
    await isUntouched()

    updates.install()
    expect(done).toEqual([`restart from ${appImage}`])
    expect(await readFile(appImage)).toEqual(content)
    expect((await stat(appImage)).mode & 0o777).toBe(0o755)
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('newer'))
  })

  it('is laid beside the old one without following a link that waited there', async () => {
    feed.publish('1.2.0')
    const victim = join(folder, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(folder, `.newer-${process.pid}`))
    const { updates } = installed()
    await updates.check()
    updates.install()
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await lstat(appImage)).isFile()).toBe(true)
  })

  it('is installed when the app quits by itself, without starting anything', async () => {
    const content = feed.publish('1.2.0')
    const { updates, done } = installed()
    await updates.check()
    updates.installAtQuit()
    expect(await readFile(appImage)).toEqual(content)
    expect(done).toEqual([])
    expect(installed({ version: '1.2.0' }).updates.state()).toEqual({ state: 'idle', checkedAt: null })
  })

  it('is not fetched twice', async () => {
    feed.publish('1.2.0')
    await installed().updates.check()
    const { updates } = installed()
    await updates.check()
    expect(updates.state().state).toBe('ready')
    expect(feed.asked.filter((line) => line.includes('AppImage'))).toHaveLength(1)
  })

  it('may be signed by any of the keys that the app was built with', async () => {
    const next = newKey()
    feed.publish('1.2.0', { signedBy: next })
    const { updates } = installed({ keys: [feed.key, publicHalf(next)] })
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })

  it('may come after redirects of the feed’s own, and slowly', async () => {
    const content = feed.publish('1.2.0')
    feed.answer(fileNameOf('1.2.0'), (_, response) => response.writeHead(302, { location: '/calls/there' }).end())
    feed.answer('there', (_, response) => void dripping(response, content))
    const { updates, states } = installed()
    await updates.check()
    expect(updates.state().state).toBe('ready')
    expect(states.some((state) => state.state === 'downloading' && state.percent > 0)).toBe(true)
  })
})

/** Sends a file in ten parts, a moment between them. */
async function dripping(response: ServerResponse, content: Buffer): Promise<void> {
  response.writeHead(200, { 'content-length': content.length })
  const part = Math.ceil(content.length / 10)
  for (let sent = 0; sent < content.length; sent += part) {
    response.write(content.subarray(sent, sent + part))
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  response.end()
}

describe('What is not newer', () => {
  it.each(['1.1.0', '1.0.9', '0.9.0', '1.1.0-beta.3'])('as %s is left alone', async (version) => {
    feed.publish(version)
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'idle' })
    expect(feed.asked).toHaveLength(1)
  })

  it('for this computer in a rollout is left alone until its turn', async () => {
    feed.publish('1.2.0', { descriptor: { rollout: 0 } })
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'idle' })
    feed.publish('1.2.0')
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })
})
