import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSettings } from '../../../src/main/settings/open-settings.ts'
import { mostConnections } from '../../../src/shared/connections/connections.ts'
import type { Connection, Settings } from '../../../src/shared/settings/settings.ts'
import { ipcMain } from '../../electron-stub.ts'

let directory: string
let path: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'settings-'))
  path = join(directory, 'settings.json')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const defaults: Settings['preferences'] = {
  language: 'system',
  theme: 'system',
  lockAfterMinutes: 15,
  contentProtection: false,
}
const dark: Settings['preferences'] = { ...defaults, theme: 'dark' }
const place: Settings['window'] = { x: 1, y: 2, width: 900, height: 700, maximized: false }
const connection = (id: string): Connection => ({
  id,
  profile: { id, kind: 'call-record', name: 'Portal', url: `https://${id}.example`, support: {}, brand: {} },
  remembered: { username: 'ada' },
  account: 'ada',
  kept: true,
  keepsSignedIn: false,
})
const written = async () => JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))
const aside = async () => (await readdir(directory)).filter((file) => file.includes('corrupt')).sort()

describe('settings', () => {
  test('start as defaults without a word, in a directory that is not there yet', async () => {
    directory = join(directory, 'new')
    const settings = await openSettings(directory)
    expect(settings.read()).toEqual({
      preferences: defaults,
      connections: [],
      activeConnection: null,
      window: null,
      locked: false,
      lockOwner: null,
      orphans: [],
      updates: { id: null, installing: null, failed: null },
      listWidths: {},
      player: { volume: 1, speed: 1, skipsSilence: false },
      recordingNames: '{date} {time} {number} {person}',
      unfinishedExport: null,
    })
    expect(settings.notices()).toEqual([])
  })

  test('are there again after a restart', async () => {
    const settings = await openSettings(directory)
    settings.change({ preferences: dark })
    settings.change({ window: place })
    expect(settings.read()).toMatchObject({ preferences: dark, window: place })
    await expect.poll(written).toMatchObject({ preferences: dark, window: place })

    const again = await openSettings(directory)
    expect(again.read()).toEqual(settings.read())
    expect(again.notices()).toEqual([])
  })

  test('refuse what could not be read again, and are left as they were', async () => {
    const settings = await openSettings(directory)
    settings.change({ connections: [connection('good')] })
    const nameless = { ...connection('bad'), profile: { ...connection('bad').profile, name: '\u202e' } }
    expect(() => settings.change({ connections: [connection('good'), nameless] })).toThrow()
    expect(() => settings.change({ connections: [{ ...connection('bad'), account: 'a'.repeat(321) }] })).toThrow()
    await settings.saved()
    expect((await openSettings(directory)).read().connections).toEqual([connection('good')])
  })

  test('say when they are on disk, and do not fail where they cannot be', async () => {
    const settings = await openSettings(directory)
    settings.change({ window: place })
    settings.change({ preferences: dark })
    await settings.saved()
    expect(await written()).toMatchObject({ preferences: dark, window: place })

    await writeFile(join(directory, 'a-file'), '')
    const unwritable = await openSettings(join(directory, 'a-file'))
    unwritable.change({ preferences: dark })
    await unwritable.saved()
    expect(unwritable.notices()).toContain('settings-unwritable')
  })

  test.skipIf(process.platform === 'win32')("are their owner's alone, also where they were not", async () => {
    await writeFile(path, '{}')
    await chmod(path, 0o644)
    const settings = await openSettings(directory)
    settings.change({ preferences: dark })
    await expect.poll(written).toMatchObject({ preferences: dark })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(directory)).toEqual(['settings.json'])
  })

  test('of an older version get what is new as defaults, without a word', async () => {
    await writeFile(path, JSON.stringify({ preferences: { theme: 'dark' } }))
    const settings = await openSettings(directory)
    expect(settings.read()).toMatchObject({ preferences: dark, connections: [] })
    expect(settings.notices()).toEqual([])
  })

  test.each([
    ['UTF-8', Buffer.from(`\uFEFF${JSON.stringify({ preferences: dark })}`)],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify({ preferences: dark })}`, 'utf16le')],
  ])('are read and written where Notepad or PowerShell saved them as %s with its mark', async (_, content) => {
    await writeFile(path, content)
    const settings = await openSettings(directory)
    expect(settings.read().preferences).toEqual(dark)
    expect(settings.notices()).toEqual([])
    settings.change({ window: place })
    expect(await settings.saved()).toBe(true)
    expect(await written()).toMatchObject({ preferences: dark, window: place })
  })

  test('of a newer version keep all that this one knows, and lose nothing when they are written', async () => {
    const newer = {
      preferences: { ...dark, lockAfterMinutes: 5, density: 'compact' },
      connections: [{ ...connection('a'), colour: 'red', profile: { ...connection('a').profile, region: 'eu' } }],
      window: { ...place, display: 2 },
      updates: { id: null, installing: null, failed: null, ring: 'early' },
      language: { of: ['en'] },
      ['__proto__']: { admin: true },
    }
    await writeFile(path, JSON.stringify(newer))
    const settings = await openSettings(directory)
    expect(settings.read()).toMatchObject({ preferences: { ...dark, lockAfterMinutes: 5 }, connections: [{ id: 'a' }] })
    expect(settings.notices()).toEqual([])
    settings.change({ preferences: defaults, activeConnection: 'a', window: null })
    expect(await settings.saved()).toBe(true)
    expect(await written()).toMatchObject({
      ...newer,
      preferences: { ...defaults, density: 'compact' },
      window: null,
      activeConnection: 'a',
    })
    expect(Object.getPrototypeOf(settings.read())).toBe(Object.prototype)
  })

  test('forget what a newer version knew of a connection together with it', async () => {
    await writeFile(path, JSON.stringify({ connections: [{ ...connection('a'), colour: 'red' }] }))
    const settings = await openSettings(directory)
    settings.change({ connections: [connection('b')] })
    await settings.saved()
    expect((await written()).connections).toEqual([connection('b')])
  })

  test('say once that they can no longer be written, and once that they can again', async () => {
    const settings = await openSettings(directory)
    const told: boolean[] = []
    settings.onSaved((isSaved) => told.push(isSaved))
    settings.change({ preferences: dark })
    expect(await settings.saved()).toBe(true)
    await rm(path)
    await mkdir(path)
    settings.change({ window: place })
    settings.change({ preferences: defaults })
    expect(await settings.saved()).toBe(false)
    expect(settings.notices()).toEqual(['settings-unwritable'])
    await rm(path, { recursive: true })
    settings.change({ preferences: dark })
    expect(await settings.saved()).toBe(true)
    expect([settings.notices(), told]).toEqual([[], [false, true]])
  })

  test('leave no channel open to pages', async () => {
    const settings = await openSettings(directory)
    settings.change({ preferences: dark })
    await expect.poll(written).not.toBeNull()
    expect(ipcMain.eventNames()).toEqual([])
  })
})

describe('a broken settings file', () => {
  test.each(['', '{"preferences":{"the', '\0\0\0\0', 'null', '[]', '"text"'])(
    'holding %j is kept aside, told of, and replaced by defaults',
    async (content) => {
      await writeFile(path, content)
      const settings = await openSettings(directory)
      expect(settings.read().preferences).toEqual(defaults)
      expect(settings.notices()).toEqual(['settings-reset'])
      const [kept = ''] = await aside()
      expect(await readFile(join(directory, kept), 'utf8')).toBe(content)
      expect((await openSettings(directory)).notices()).toEqual([])
    },
  )

  test('loses only the preference that is broken', async () => {
    await writeFile(path, JSON.stringify({ preferences: { ...dark, lockAfterMinutes: 7, contentProtection: true } }))
    const settings = await openSettings(directory)
    expect(settings.read().preferences).toEqual({
      language: 'system',
      theme: 'dark',
      lockAfterMinutes: 15,
      contentProtection: true,
    })
    expect(settings.notices()).toEqual(['settings-reset'])
  })

  test('loses only its bad part', async () => {
    await writeFile(path, JSON.stringify({ preferences: dark, window: { x: 'left' }, activeConnection: 'a' }))
    const settings = await openSettings(directory)
    expect(settings.read()).toMatchObject({ preferences: dark, window: null, activeConnection: 'a' })
    expect(settings.notices()).toEqual(['settings-reset'])
    expect(await written()).toMatchObject({ preferences: dark, window: null, activeConnection: 'a' })
    expect(await aside()).toHaveLength(1)
  })

  test('loses only the connections that are broken, and notes what these kept', async () => {
    const broken = [{ ...connection('broken'), profile: { ...connection('x').profile, name: ' ' } }, { id: 'half' }, 7]
    const connections = [connection('first'), ...broken, connection('last')]
    await writeFile(path, JSON.stringify({ connections, activeConnection: 'last', locked: true }))
    const settings = await openSettings(directory)
    expect(settings.read()).toMatchObject({
      connections: [connection('first'), connection('last')],
      activeConnection: 'last',
      locked: true,
      orphans: ['broken', 'half'],
    })
    expect(settings.notices()).toEqual(['settings-reset'])
    expect((await openSettings(directory)).read()).toEqual(settings.read())
  })

  test('with more connections than there may be keeps as many as there may be', async () => {
    const connections = Array.from({ length: mostConnections + 2 }, (_, index) => connection(`c${index}`))
    await writeFile(path, JSON.stringify({ connections }))
    const settings = await openSettings(directory)
    expect(settings.read().connections).toHaveLength(mostConnections)
    expect(settings.read().orphans).toEqual([`c${mostConnections}`, `c${mostConnections + 1}`])
  })

  test('that is a directory is moved out of the way too', async () => {
    await mkdir(join(path, 'inside'), { recursive: true })
    const settings = await openSettings(directory)
    expect(settings.notices()).toEqual(['settings-reset'])
    expect(await written()).toMatchObject({ preferences: { theme: 'system' } })
  })

  test('is kept aside only the last three times', async () => {
    const oldest = [
      'settings.corrupt-2025-01-01.json',
      'settings.corrupt-2025-01-02.json',
      'settings.corrupt-2025-01-03.json',
    ]
    for (const file of oldest) await writeFile(join(directory, file), '')
    await writeFile(path, 'broken')
    await openSettings(directory)
    const kept = await aside()
    expect(kept).toHaveLength(3)
    expect(kept.slice(0, 2)).toEqual(oldest.slice(1))
  })
})

describe('settings that cannot be written', () => {
  test('apply for this run, and the person is told', async () => {
    const occupied = join(directory, 'file')
    await writeFile(occupied, '')
    const settings = await openSettings(join(occupied, 'inside'))
    expect(settings.notices()).toEqual([])
    settings.change({ preferences: dark })
    expect(settings.read().preferences).toEqual(dark)
    await expect.poll(() => settings.notices()).toEqual(['settings-unwritable'])
  })
})
