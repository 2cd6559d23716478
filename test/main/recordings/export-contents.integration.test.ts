import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { aCall, begin, calls, ended, recordingsAtPortal, selection, until } from './recordings-at-portal.ts'
import { checkSums, downloads, manifestOf } from './saved-recordings.ts'

describe('an export', () => {
  it('of a person’s calls has no other call', async () => {
    const ofAna = { callee: { number: '310', name: 'Ana Silva', person: 'ana' } }
    const stored = calls(9).map((call, index) => (index % 3 === 0 ? { ...call, ...ofAna } : call))
    const { feature, folder } = await recordingsAtPortal(stored)
    const [range] = selection.views
    if (!range) throw new Error('nothing is selected')
    const selected = { ...selection, views: [{ ...range, person: 'ana' }] }
    expect(await feature.handlers['recordings.countExport']({ selection: selected })).toMatchObject({
      calls: { count: 3, isExact: true },
    })
    await begin(feature.handlers, 'folder', selected)
    expect(await until(feature.handlers, ended)).toMatchObject({ state: 'done', done: 3, failed: 0 })
    expect((await manifestOf(folder)).map(({ id }) => id).toSorted()).toEqual(['call-0', 'call-3', 'call-6'])
  })

  it('to the same folder again fetches only what is missing or was changed, and the manifest says what is there', async () => {
    const kept = await recordingsAtPortal(calls(6))
    const { handlers } = kept.feature
    await begin(handlers, 'folder')
    await until(handlers, ended)
    const [changed, removed] = await manifestOf(kept.folder)
    await writeFile(join(kept.folder, changed?.file ?? ''), Buffer.alloc(changed?.bytes ?? 0))
    await begin(handlers, 'folder')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 6 })
    expect(downloads(kept)).toBe(7)
    await rm(join(kept.folder, removed?.file ?? ''))
    await begin(handlers, 'folder', { ...selection, views: [], ids: ['call-5'] })
    await until(handlers, ended)
    expect((await manifestOf(kept.folder)).map(({ id }) => id)).toEqual([
      'call-0',
      'call-2',
      'call-3',
      'call-4',
      'call-5',
    ])
    await checkSums(kept.folder)
  })

  it('says of each call what became of it, and tells recordings of the same name apart', async () => {
    const same = { caller: { number: '1', name: '' } }
    const kept = await recordingsAtPortal([
      aCall(0, same),
      aCall(1, { ...same, state: 'none' }),
      aCall(2, { ...same, state: 'archived' }),
    ])
    const { handlers } = kept.feature
    await handlers['recordings.keepNames']({ names: '{person}' })
    await begin(handlers, 'folder', { ...selection, ids: ['call-2', 'call-gone'], except: ['call-1'] })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 1, without: 1, failed: 1 })
    expect(await handlers['recordings.exportProblems']({})).toEqual({
      problems: [{ id: 'call-gone', start: null, party: '', why: 'not-found' }],
    })
    kept.portal.recordings.add([aCall(3, same)])
    await begin(handlers, 'folder')
    await until(handlers, ended)
    expect((await manifestOf(kept.folder)).map(({ id, state, why, file }) => [id, state, why, file])).toEqual([
      ['call-0', 'saved', null, 'Ada Fernandes.wav'],
      ['call-1', 'none', 'none', null],
      ['call-2', 'none', 'archived', null],
      ['call-3', 'saved', null, 'Ada Fernandes (2).wav'],
      ['call-gone', 'failed', 'not-found', null],
    ])
  })

  it('of the list alone is safe in a spreadsheet: no formulas, text stays text, each time has its offset', async () => {
    const cell = { seconds: 3661, callee: { number: '200', name: '=cmd|x' } }
    const { feature, chosen } = await recordingsAtPortal([aCall(0, cell)])
    const { handlers } = feature
    await begin(handlers, 'csv')
    await until(handlers, ended)
    const [titles, row] = (await readFile(chosen.csv, 'utf8')).split('\r\n')
    expect(titles).toMatch(/^\ufeffstart,direction,caller_number/)
    expect(row).toMatch(
      /^2026-06-10T[\d:.]+(?:Z|[+-]\d\d:\d\d),inbound,'\+44 1632 960000,,200,'=cmd\|x,3661,1:01:01,available,call-0$/,
    )
    await begin(handlers, 'xlsx')
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 1 })
    const sheet = strFromU8(unzipSync(await readFile(chosen.xlsx))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">+44 1632 960000</t></is></c>')
    expect(sheet).toContain('<c><v>3661</v></c>')
  })
})

it('of named calls counts those that have a recording; of many, it does not say how many have one', async () => {
  const { feature } = await recordingsAtPortal([...calls(30), aCall(30, { state: 'none' })])
  const count = (part: Partial<typeof selection>) =>
    feature.handlers['recordings.countExport']({ selection: { ...selection, ...part } })
  expect(await count({ views: [], ids: ['call-1', 'call-30', 'gone'] })).toMatchObject({
    calls: { count: 3, isExact: true },
    recordings: 1,
  })
  expect(await count({ except: ['call-1', 'call-30'] })).toMatchObject({ calls: { count: 29 }, recordings: 29 })
  const many = calls(25).map(({ id }) => id)
  expect(await count({ views: [], ids: many })).toMatchObject({ calls: { count: 25 }, recordings: null })
})
