import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../../src/main/recordings/export/manifest.ts'
import { begin, calls, ended, recordingsAtPortal, selection, soundOf, until } from './recordings-at-portal.ts'
import { checkSums, downloads, manifestOf } from './saved-recordings.ts'

describe('an export of 500 recordings', () => {
  it('survives a cut of the network: every byte arrives, and sha256sum agrees', async () => {
    const { feature, proxy, folder, statuses } = await recordingsAtPortal(calls(500))
    const { handlers } = feature
    expect(await handlers['recordings.countExport']({ selection })).toMatchObject({
      calls: { count: 500, isExact: true },
      recordings: 500,
    })
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 100)
    await proxy.set({ kind: 'gone' })
    await until(handlers, ({ state }) => state === 'waiting')
    await proxy.set(null)
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', done: 500, saved: 500, failed: 0 })
    expect(statuses.at(-1)).toMatchObject({ state: 'done', saved: 500 })
    const entries = await manifestOf(folder)
    expect(entries).toHaveLength(500)
    for (const { id, file, verified } of entries) {
      expect(verified).toBe(true)
      const bytes = await readFile(join(folder, file ?? ''))
      if (!bytes.equals(soundOf(id))) throw new Error(`${file} has other bytes`)
    }
    expect(await readdir(folder)).toHaveLength(503)
    await checkSums(folder)
  })
})

describe('an export', () => {
  it.each(['folder', 'zip'] as const)('to a %s is resumed after a restart, and fetches nothing twice', async (as) => {
    const kept = await recordingsAtPortal(calls(60))
    await begin(kept.feature.handlers, as)
    await until(kept.feature.handlers, ({ saved }) => saved >= 20)
    await kept.feature.onQuit?.()
    const { handlers } = await kept.start()
    const unfinished = await handlers['recordings.unfinishedExport']({})
    expect(unfinished).toMatchObject({ total: 60 })
    expect(unfinished?.saved).toBeGreaterThanOrEqual(20)
    await handlers['recordings.resumeExport']({ reason: '' })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 60, failed: 0 })
    // Four at most were under way when it was cut off.
    expect(downloads(kept)).toBeLessThanOrEqual(64)
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    if (as === 'folder') {
      expect(await manifestOf(kept.folder)).toHaveLength(60)
      return checkSums(kept.folder)
    }
    const archive = unzipSync(await readFile(kept.chosen.zip))
    const entries = readManifest(strFromU8(archive['manifest.json'] ?? new Uint8Array()))
    expect(entries).toHaveLength(60)
    for (const { id, file } of entries) {
      expect(soundOf(id).equals(archive[file ?? ''] ?? new Uint8Array())).toBe(true)
    }
    expect(await readdir(kept.folder)).toEqual(['recordings.zip'])
  })

  it('is paused while the app is locked, and then continues', async () => {
    const { feature, proxy, statuses } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 10)
    feature.dropSecrets?.()
    feature.onLockChange?.(true)
    await until(handlers, ({ state }) => state === 'paused')
    await proxy.set(null)
    const told = statuses.length
    // Whatever a request could bring has come by then.
    await new Promise((resolve) => setImmediate(resolve))
    expect(proxy.asked()).toEqual([])
    expect(statuses).toHaveLength(told)
    feature.onLockChange?.(false)
    expect(statuses.at(-1)).toMatchObject({ state: 'running' })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 60, failed: 0 })
  })

  it('ends when its person signs out: what is there can be checked, and nothing is known of it any more', async () => {
    const { feature, folder, settings } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    await until(handlers, ({ saved }) => saved >= 10)
    feature.onSessionEnd?.('signed-out')
    expect(await handlers['recordings.export']({})).toBeNull()
    await expect.poll(() => settings.read().unfinishedExport, { timeout: 60_000 }).toBeNull()
    const saved = (await manifestOf(folder)).filter(({ state }) => state === 'saved')
    expect(saved.length).toBeGreaterThanOrEqual(10)
    await checkSums(folder)
    expect(await readdir(folder)).not.toContain('.call-record-export')
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    expect(await handlers['recordings.exportProblems']({})).toEqual({ problems: [] })
  })

  it('that was cut off is nobody else’s, and makes way for the next one', async () => {
    const { feature, folder, settings } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'zip')
    await until(handlers, ({ saved }) => saved >= 5)
    feature.onSessionEnd?.('expired')
    await expect.poll(() => handlers['recordings.unfinishedExport']({}), { timeout: 60_000 }).not.toBeNull()
    const left = settings.read().unfinishedExport
    settings.change({ unfinishedExport: left && { ...left, account: 'ben.okoro' } })
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
    await expect(handlers['recordings.resumeExport']({ reason: '' })).rejects.toThrow('not-found')
    // A list alone does not take its place.
    await begin(handlers, 'csv')
    await until(handlers, ended)
    expect(settings.read().unfinishedExport).not.toBeNull()
    await begin(handlers, 'folder', { ...selection, views: [], ids: ['call-1'] })
    await until(handlers, ended)
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('can be cancelled, and nothing half done stays', async () => {
    const { feature, folder } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'zip')
    await until(handlers, ({ saved }) => saved >= 5)
    await handlers['recordings.cancelExport']({})
    expect(await until(handlers, ended)).toMatchObject({ state: 'cancelled', error: null })
    expect(await readdir(folder)).toEqual([])
    expect(await handlers['recordings.unfinishedExport']({})).toBeNull()
  })

  it('is one at a time, and each place is chosen once', async () => {
    const { feature } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await handlers['recordings.chooseExportPlace']({ as: 'folder' })
    const asked = { selection, as: 'folder' as const, reason: '', despiteSpace: false }
    const outcomes = await Promise.allSettled([1, 2].map(() => handlers['recordings.startExport'](asked)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await until(handlers, ended)
    await expect(handlers['recordings.startExport'](asked)).rejects.toThrow('refused')
  })

  it('ends as soon as policy forbids it', async () => {
    const { feature, policy } = await recordingsAtPortal(calls(60))
    const { handlers } = feature
    await begin(handlers, 'folder')
    policy.current = { DownloadRecordings: false }
    await feature.onPolicy?.()
    expect(await until(handlers, ended)).toMatchObject({ state: 'stopped', error: { code: 'managed' } })
  })

  it('of a person without the right stops after a few refusals', async () => {
    const { feature, portal, folder } = await recordingsAtPortal(calls(60), { as: 'ben' })
    const { handlers } = feature
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'stopped', saved: 0, error: { code: 'forbidden' } })
    expect(portal.audit().filter(({ event }) => event === 'recording-downloaded')).toEqual([])
    expect(await readdir(folder)).toEqual(['.call-record-export'])
    await expect(handlers['recordings.download']({ recording: 'call-1', reason: '' })).rejects.toThrow('forbidden')
  })
})
