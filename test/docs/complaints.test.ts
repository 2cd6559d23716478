import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const row = /^\| .+ \| `([\w./-]+)` \| (.+) \|$/

it('each complaint about recordings has its test', async () => {
  const [, section = ''] = (await readFile('docs/testing.md', 'utf8')).split('## Complaints about recordings')
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.includes('`') && row.test(line))
  expect(lines.length).toBeGreaterThanOrEqual(20)
  for (const line of lines) {
    const [, file = '', title = ''] = row.exec(line) ?? []
    const text = await readFile(`test/${file}.test.ts`, 'utf8').catch(() => readFile(`test/${file}.test.tsx`, 'utf8'))
    expect(text, file).toContain(title)
  }
})
