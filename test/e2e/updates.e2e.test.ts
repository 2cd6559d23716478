import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { packAndExtract } from '../../scripts/pack/packed-app.ts'
import { providersFolder } from '../../scripts/provider/provider-file.ts'
import { type FeedServer, fileNameOf, startFeed } from '../main/updates/feed-server.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { expectAccessible } from './accessibility.ts'
import { launchApp, type RunningApp } from './app.ts'
import { openManageAccount, signedIn, signIn } from './person.ts'

const id = 'northwind-voice'
const appId = 'com.northwind-voice.desktop'

// An AppImage is one file, which can really be replaced here. What Windows and macOS do with an
// installer can be tested only there (docs/testing.md).
describe.skipIf(process.platform !== 'linux' || process.env.E2E_RUNTIME === 'electron')('A brand’s AppImage', () => {
  /** Holds the brand, which is packed once, as what it contains does not change. */
  let shared: string
  let packed: string
  let feed: FeedServer
  let portal: RunningPortal
  let folder: string
  let app: RunningApp
  const appImage = () => join(folder, 'Northwind Voice.AppImage')
  const runningVersion = 'the version that runs'

  beforeAll(async () => {
    shared = await mkdtemp(join(tmpdir(), 'updating-'))
    feed = await startFeed()
    portal = await startPortal({ phones: 5 })
    const brands = join(shared, 'brands')
    await cp(join(fileURLToPath(providersFolder), id), join(brands, id), { recursive: true })
    const path = join(brands, id, 'provider.json')
    const file = JSON.parse(await readFile(path, 'utf8'))
    Object.assign(file.updates, { feed: feed.url, keys: [feed.key] })
    await writeFile(path, JSON.stringify(file))
    await writeFile(join(shared, 'authorities.pem'), feed.authority)
    packed = await packAndExtract(id, brands)
  }, 120_000)
  afterAll(async () => {
    await portal?.close()
    await feed?.[Symbol.asyncDispose]()
    for (const place of [shared, packed]) if (place) await rm(place, { recursive: true, force: true })
  })

  beforeEach(async () => {
    feed.empty()
    folder = await mkdtemp(join(tmpdir(), 'updating-'))
    await writeFile(appImage(), runningVersion)
    await chmod(appImage(), 0o755)
    app = await launchApp({
      appPath: packed,
      packaged: true,
      portal: portal.url,
      env: {
        APPIMAGE: appImage(),
        // The host's program is Node.
        APPDIR: dirname(process.execPath),
        SSL_CERT_FILE: join(shared, 'authorities.pem'),
        XDG_CACHE_HOME: join(folder, 'cache'),
      },
    })
    await signIn(app.page, portal.people.ada)
    await signedIn(app.page)
    await app.menu(['Help', 'Check for Updates…'])
    await app.page.getByText('The update server could not be reached').waitFor()
  })
  afterEach(async () => {
    await app?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const publish = (version: string, file?: Buffer) =>
    feed.publish(version, { descriptor: { appId }, ...(file && { file }) })
  const check = () => app.page.getByRole('button', { name: 'Check for updates' }).click()

  /** Publishes a program that leaves a note of its start, and has it downloaded. */
  async function download() {
    publish('0.2.0', Buffer.from(`#!/bin/sh\necho started "[$APPDIR]" "$@" > '${join(folder, 'started')}'\n`))
    await check()
    await app.page.getByText('Version 0.2.0 is ready. It will be installed when you quit.').waitFor()
  }
  const banner = () => app.page.getByRole('status').filter({ hasText: 'Version 0.2.0 is ready' })

  /** Restarts as the banner offers, with nothing unsaved. */
  async function install() {
    await download()
    await banner().getByRole('button', { name: 'Restart now' }).press('Enter')
    expect(await app.ended()).toBe(0)
  }

  it('says when there is no newer version', async () => {
    publish('0.0.9')
    await check()
    await app.page.getByText('You have the latest version').waitFor()
  })

  it('installs nothing that the service provider did not sign', async () => {
    feed.publish('0.2.0', { descriptor: { appId: 'com.example.other' } })
    await check()
    await app.page.getByText('could not be confirmed to come from your service provider').waitFor()
    expect(feed.asked.some((line) => line.includes('AppImage'))).toBe(false)
  })

  it('downloads a newer version automatically and offers to restart', async () => {
    await download()
    await expectAccessible(app.page)
    expect(await readFile(appImage(), 'utf8')).toBe(runningVersion)
  })

  it('does not restart while there is unsaved text', async () => {
    const { page } = app
    await download()
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada, not saved yet')
    await banner().getByRole('button', { name: 'Restart now' }).click()
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada, not saved yet')
    expect(await readFile(appImage(), 'utf8')).toBe(runningVersion)

    await page.getByRole('button', { name: 'Restart now' }).press('Enter')
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click()
    expect(await app.ended()).toBe(0)
  })

  it('is replaced by the new version, which then starts', async () => {
    await install()
    await expect
      .poll(() => readFile(join(folder, 'started'), 'utf8').catch(() => ''))
      .toMatch(/^started \[\] .*--user-data-dir=/)
    expect(await readFile(appImage(), 'utf8')).toContain('#!/bin/sh')
  })

  it('notices that the old version runs again, does not try a second time and offers the download page', async () => {
    await install()
    await app.restart()
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    const failed = page.getByRole('alert').filter({ hasText: 'The update failed' })
    await failed.getByText('Version 0.2.0 could not be installed.').waitFor()
    await expectAccessible(page)
    const before = feed.asked.length
    await failed.getByRole('button', { name: 'Open the download page' }).click()
    await expect.poll(() => app.openedLinks()).toEqual(['https://www.northwind-voice.example/download'])
    await failed.getByRole('button', { name: 'Later' }).click()
    await failed.waitFor({ state: 'detached' })
    expect(feed.asked.length).toBe(before)

    await app.menu(['File', 'Settings…'])
    publish('0.3.0')
    // A newer version replaces the failed one automatically.
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByText('Version 0.3.0 is ready').first().waitFor()
  })

  it('installs a ready version when the person quits', async () => {
    const content = publish('0.3.0')
    await check()
    await app.page.getByText('Version 0.3.0 is ready').first().waitFor()
    await app.restart()
    expect(await readFile(appImage())).toEqual(content)
    expect(feed.asked.filter((line) => line.endsWith(fileNameOf('0.3.0')))).toHaveLength(1)
  })
})
