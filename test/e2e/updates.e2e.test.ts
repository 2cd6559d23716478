import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  let folder: string
  let feed: FeedServer
  let portal: RunningPortal
  let packed: string
  let app: RunningApp
  const appImage = () => join(folder, 'Northwind Voice.AppImage')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'updating-'))
    feed = await startFeed()
    portal = await startPortal({ phones: 5 })
    const brands = join(folder, 'brands')
    await cp(join(fileURLToPath(providersFolder), id), join(brands, id), { recursive: true })
    const path = join(brands, id, 'provider.json')
    const file = JSON.parse(await readFile(path, 'utf8'))
    Object.assign(file.updates, { feed: feed.url, keys: [feed.key] })
    await writeFile(path, JSON.stringify(file))
    packed = await packAndExtract(id, brands)

    await writeFile(appImage(), 'the version that runs')
    await chmod(appImage(), 0o755)
    await writeFile(join(folder, 'authorities.pem'), feed.authority)
    app = await launchApp({
      appPath: packed,
      packaged: true,
      portal: portal.url,
      env: {
        APPIMAGE: appImage(),
        // The host's program is Node.
        APPDIR: dirname(process.execPath),
        SSL_CERT_FILE: join(folder, 'authorities.pem'),
        XDG_CACHE_HOME: join(folder, 'cache'),
      },
    })
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await portal?.close()
    await feed?.[Symbol.asyncDispose]()
    for (const place of [folder, packed]) if (place) await rm(place, { recursive: true, force: true })
  })

  const publish = (version: string, file?: Buffer) =>
    feed.publish(version, { descriptor: { appId }, ...(file && { file }) })
  const check = () => app.page.getByRole('button', { name: 'Check for updates' }).click()

  it('says when the feed does not answer, and when there is no newer version', async () => {
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await app.menu(['Help', 'Check for Updates…'])
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await page.getByText('The update server could not be reached').waitFor()
    publish('0.0.9')
    await check()
    await page.getByText('You have the latest version').waitFor()
  })

  it('installs nothing that the service provider did not sign', async () => {
    const { page } = app
    feed.publish('0.2.0', { descriptor: { appId: 'com.example.other' } })
    await check()
    await page.getByText('could not be confirmed to come from your service provider').waitFor()
    expect(feed.asked.some((line) => line.includes('AppImage'))).toBe(false)
  })

  it('downloads a newer version automatically and offers to restart', async () => {
    const { page } = app
    publish('0.2.0', Buffer.from(`#!/bin/sh\necho started "[$APPDIR]" "$@" > '${join(folder, 'started')}'\n`))
    await check()
    await page.getByText('Version 0.2.0 is ready. It will be installed when you quit.').waitFor()
    await expectAccessible(page)
    expect(await readFile(appImage(), 'utf8')).toBe('the version that runs')
  })

  it('does not restart while there is unsaved text', async () => {
    const { page } = app
    await openManageAccount(page)
    await page.getByLabel('Name', { exact: true }).fill('Ada, not saved yet')
    const banner = page.getByRole('status').filter({ hasText: 'Version 0.2.0 is ready' })
    await banner.getByRole('button', { name: 'Restart now' }).click()
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada, not saved yet')
    expect(await readFile(appImage(), 'utf8')).toBe('the version that runs')
  })

  it('is replaced by the new version, which then starts', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Restart now' }).press('Enter')
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click()
    expect(await app.ended()).toBe(0)
    await expect
      .poll(() => readFile(join(folder, 'started'), 'utf8').catch(() => ''))
      .toMatch(/^started \[\] .*--user-data-dir=/)
    expect(await readFile(appImage(), 'utf8')).toContain('#!/bin/sh')
  })

  it('notices that the old version runs again, does not try a second time and offers the download page', async () => {
    await app.restart()
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    const banner = page.getByRole('alert').filter({ hasText: 'The update failed' })
    await banner.getByText('Version 0.2.0 could not be installed.').waitFor()
    await expectAccessible(page)
    const before = feed.asked.length
    await banner.getByRole('button', { name: 'Open the download page' }).click()
    await expect.poll(() => app.openedLinks()).toEqual(['https://www.northwind-voice.example/download'])
    await banner.getByRole('button', { name: 'Later' }).click()
    await banner.waitFor({ state: 'detached' })
    expect(feed.asked.length).toBe(before)
  })

  it('installs a ready version when the person quits', async () => {
    const { page } = app
    await app.menu(['File', 'Settings…'])
    const content = publish('0.3.0')
    // A newer version replaces the failed one automatically.
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByText('Version 0.3.0 is ready').first().waitFor()
    await app.restart()
    expect(await readFile(appImage())).toEqual(content)
    expect(feed.asked.filter((line) => line.endsWith(fileNameOf('0.3.0')))).toHaveLength(1)
  })
})
