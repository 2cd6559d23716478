import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { unwrap } from '../../../src/renderer/licences/unwrap.ts'

const wordsOf = (text: string) => text.split(/\s+/)

describe('a licence that was broken into short lines', () => {
  it('is shown in whole paragraphs, with every word of it', async () => {
    const text = await readFile('LICENSE', 'utf8')
    const shown = unwrap(text)
    expect(wordsOf(shown)).toEqual(wordsOf(text))
    expect(shown.split('\n').filter((line) => line.startsWith('Permission'))[0]).toMatch(/following conditions:$/)
  })

  it('keeps the lines of lists, headings, quotations and copyrights', () => {
    const long = 'A line of more than fifty characters, which goes to its end'
    const lines = ['1. one', '* two', '- three', '(a) four', '> five', '# six', '  seven', 'Copyright (c) eight', '']
    const text = lines.map((line) => `${long}\n${line}`).join('\n')
    expect(unwrap(text).split('\n')).toHaveLength(lines.length * 2)
  })

  it('keeps short lines, as names and addresses stand in', () => {
    expect(unwrap('Zlib License\nby somebody\nhttps://example.com')).toBe(
      'Zlib License\nby somebody\nhttps://example.com',
    )
  })
})
