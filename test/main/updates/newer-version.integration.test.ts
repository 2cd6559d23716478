import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publicHalf } from '../../../scripts/release/sign-feed.ts'
import { fileNameOf, newKey } from './feed-server.ts'
import { computerForTests, installedApp, isUntouched } from './installed-app.ts'

const computer = computerForTests()

describe('A newer version that the provider signed', () => {
  it('is fetched, checked, put in the place of the old one, and started from there', async () => {
    const content = computer.feed.publish('1.2.0')
    const { updates, names, done } = installedApp(computer)
    await updates.check()
    expect(names()).toEqual(['checking', 'downloading', 'ready'])
    expect(updates.state()).toEqual({ state: 'ready', version: '1.2.0' })
    await isUntouched(computer)

    updates.install()
    expect(done).toEqual([`restart from ${computer.appImage}`])
    expect(await readFile(computer.appImage)).toEqual(content)
    expect((await stat(computer.appImage)).mode & 0o777).toBe(0o755)
    expect(await readdir(computer.folder)).not.toContainEqual(expect.stringContaining('newer'))
  })

  it('is laid beside the old one without following a link that waited there', async () => {
    computer.feed.publish('1.2.0')
    const victim = join(computer.folder, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(computer.folder, `.newer-${process.pid}`))
    const { updates } = installedApp(computer)
    await updates.check()
    updates.install()
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await lstat(computer.appImage)).isFile()).toBe(true)
  })

  it('is installed when the app quits by itself, without starting anything', async () => {
    const content = computer.feed.publish('1.2.0')
    const { updates, done } = installedApp(computer)
    await updates.check()
    updates.installAtQuit()
    expect(await readFile(computer.appImage)).toEqual(content)
    expect(done).toEqual([])
    expect(installedApp(computer, { version: '1.2.0' }).updates.state()).toEqual({ state: 'idle', checkedAt: null })
  })

  it('is not fetched twice', async () => {
    computer.feed.publish('1.2.0')
    await installedApp(computer).updates.check()
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state().state).toBe('ready')
    expect(computer.feed.asked.filter((line) => line.includes('AppImage'))).toHaveLength(1)
  })

  it('may be signed by any of the keys that the app was built with', async () => {
    const next = newKey()
    computer.feed.publish('1.2.0', { signedBy: next })
    const { updates } = installedApp(computer, { keys: [computer.feed.key, publicHalf(next)] })
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })

  it('may come after redirects of the feed’s own, and slowly', async () => {
    const content = computer.feed.publish('1.2.0')
    computer.feed.answer(fileNameOf('1.2.0'), (_, response) =>
      response.writeHead(302, { location: '/calls/there' }).end(),
    )
    computer.feed.answer('there', (_, response) => void dripping(response, content))
    const { updates, states } = installedApp(computer)
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
    computer.feed.publish(version)
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'idle' })
    expect(computer.feed.asked).toHaveLength(1)
  })

  it('for this computer in a rollout is left alone until its turn', async () => {
    computer.feed.publish('1.2.0', { descriptor: { rollout: 0 } })
    const { updates } = installedApp(computer)
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'idle' })
    computer.feed.publish('1.2.0')
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })
})
