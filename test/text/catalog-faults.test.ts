import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalogFaults } from '../../scripts/text/catalog-faults.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locales-'))
  await catalog('en', 'list', {
    list: {
      title: 'Phones',
      _title: 'A heading.',
      found: '{count, plural, one {# phone} other {# phones}}',
      by: 'By {name}',
    },
  })
})
afterEach(() => rm(folder, { recursive: true }))

async function catalog(language: string, name: string, messages: object): Promise<void> {
  await mkdir(join(folder, language), { recursive: true })
  await writeFile(join(folder, language, `${name}.json`), JSON.stringify(messages))
}

test('a translation that fits, in part or with more plural forms, has no faults', async () => {
  const found = '{count, plural, one {# telefon} few {# telefony} many {# telefonów} other {# telefonu}}'
  await catalog('pl', 'list', { list: { title: 'Telefony', found } })
  expect(catalogFaults(folder)).toEqual([])
})

test.each([
  ['a parameter that is not given', { by: 'Von {who}' }, 'by: {who} is not given so'],
  ['a parameter used in another way', { by: 'Von {name, number}' }, 'by: {name} is not given so'],
  ['a message that is not in the source', { lead: 'Alle' }, "lead is none of the source's messages"],
  ['a message that does not parse', { by: 'Von {name' }, 'by: '],
])('%s is a fault', async (_case, messages, words) => {
  await catalog('de', 'list', { list: messages })
  const faults = catalogFaults(folder)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(`de/list.json: list.${words}`)
})

test('a catalog that the source does not have is a fault', async () => {
  await catalog('de', 'lists', {})
  expect(catalogFaults(folder)).toEqual(['de/lists.json: there is no such catalog'])
})
