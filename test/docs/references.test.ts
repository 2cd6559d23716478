import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (path) => path.endsWith('.md'),
)
const read = (page: string) => readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '')

/** Folders that the pages leave out of a path. */
const roots = ['', 'src', 'src/main', 'test']
/** What a test's name goes without. */
const endings = [
  '',
  '.test.ts',
  '.test.tsx',
  '.integration.test.ts',
  '.peer.test.ts',
  '.faults.test.ts',
  '.e2e.test.ts',
]

const exists = (path: string) => roots.some((root) => globSync(join(root, path)).length > 0)
const isTest = (name: string) => endings.some((ending) => ending !== '' && existsSync(join('test', name + ending)))
const inCode = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
/** A source, or something in a folder of the project, as opposed to a media type or what a build or a program makes. */
const isPath = (code: string) =>
  /^(?:[\w*-]+\/)+[\w*.-]*\.tsx?$/.test(code) ||
  /^(?:src|scripts|assets|docs|test|main|renderer|shared|portal|host|peers|e2e|faults|tour|bench|packaging|bare)\/[\w*./-]+$/.test(
    code,
  )

describe.each(pages)('%s', (page) => {
  it('names no file and no test that is not there', () => {
    const named = inCode(read(page)).filter(isPath)
    expect(named.filter((path) => !endings.some((ending) => exists(path + ending)))).toEqual([])
  })

  it('links to pages and pictures that are there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
  })
})

describe('a promise', () => {
  const rows = ['security.md', 'networks.md', 'policy.md'].flatMap((name) => guardRows(read(join('docs', name))))

  it('is made in more than a few places', () => {
    expect(rows.length).toBeGreaterThan(40)
  })

  it.each(rows)('has a test that attacks it, or says that there is none: %s', (_promise, shown) => {
    if (shown.startsWith('no test: ')) return
    const tests = inCode(shown)
    expect(tests.filter(isTest)).not.toEqual([])
    expect(tests.filter((name) => isPath(name) && !isTest(name))).toEqual([])
  })
})

/** The rows of tables whose last column is Test or Shown by: the row's beginning, and that column. */
function guardRows(text: string): [string, string][] {
  const rows: [string, string][] = []
  let guarded = false
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).slice(1, -1) : []
    const last = cells.at(-1)?.trim() ?? ''
    if (cells.length === 0) guarded = false
    else if (/^(Test|Shown by)$/.test(last)) guarded = true
    else if (guarded && !/^-+$/.test(last)) rows.push([cells.slice(0, 2).join(' ').trim().slice(0, 80), last])
  }
  return rows
}
