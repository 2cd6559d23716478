import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aCall, begin, calls, ended, recordingsAtPortal, soundOf, until } from './recordings-at-portal.ts'
import { downloads } from './saved-recordings.ts'

describe('a recording whose digest is not the portal’s', () => {
  it('is neither saved nor exported, and it is said', async () => {
    const { feature, portal, folder } = await recordingsAtPortal(calls(2))
    const { handlers } = feature
    portal.recordings.spoilSound('wrong-digest')
    expect(await handlers['recordings.download']({ recording: 'call-0', reason: '' })).toEqual({ state: 'mismatch' })
    expect(await readdir(folder)).toEqual([])
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 0, failed: 2 })
    expect((await handlers['recordings.exportProblems']({})).problems).toMatchObject([
      { why: 'mismatch' },
      { why: 'mismatch' },
    ])
    expect((await readdir(folder)).toSorted()).toEqual(['SHA256SUMS', 'manifest.csv', 'manifest.json'])
  })
})

describe('a download', () => {
  it('is the file as it was recorded, under a name that the person’s pattern suggests', async () => {
    const kept = await recordingsAtPortal(calls(3))
    const { handlers } = kept.feature
    await handlers['recordings.keepNames']({ names: '{number} {person}' })
    const saved = await handlers['recordings.download']({ recording: 'call-2', reason: '' })
    expect(saved).toMatchObject({ state: 'saved', name: 'call.wav', isVerified: true })
    expect(kept.suggested).toEqual(['+441632960002 Ada Fernandes.wav'])
    expect((await readFile(join(kept.folder, 'call.wav'))).equals(soundOf('call-2'))).toBe(true)
    expect(downloads(kept)).toBe(1)
  })

  it('is shown in its folder, and the export before it in its own', async () => {
    const { feature, chosen, shown } = await recordingsAtPortal(calls(2))
    const { handlers } = feature
    await begin(handlers, 'csv')
    await until(handlers, ended)
    await handlers['recordings.download']({ recording: 'call-0', reason: '' })
    await handlers['recordings.showSaved']({ by: 'export' })
    await handlers['recordings.showSaved']({ by: 'download' })
    expect(shown).toEqual([chosen.csv, chosen.sound])
  })

  it('asks the portal for no sound if the person chooses no place', async () => {
    const kept = await recordingsAtPortal(calls(1))
    kept.chosen.sound = null
    const asked = kept.feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    expect(await asked).toEqual({ state: 'cancelled' })
    expect(downloads(kept)).toBe(0)
  })

  it('that is cancelled leaves nothing on the disk', async () => {
    const kept = await recordingsAtPortal([aCall(0, { seconds: 120 })])
    kept.listener.onDownloadProgress = () => kept.feature.dropSecrets?.()
    const saving = kept.feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    await expect(saving).rejects.toThrow('cancelled')
    expect(await readdir(kept.folder)).toEqual([])
  })

  it('of nothing saves nothing', async () => {
    const { feature, portal, folder } = await recordingsAtPortal(calls(1))
    portal.recordings.spoilSound('empty')
    const { state } = await feature.handlers['recordings.download']({ recording: 'call-0', reason: '' })
    expect(['empty', 'mismatch']).toContain(state)
    expect(await readdir(folder)).toEqual([])
  })
})
