import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { portalKinds } from '../../../src/shared/connections/portal.ts'

const src = join(import.meta.dirname, '../../../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
/** Where a kind may be named: the table of kinds, each kind's own folder, and the words it is chosen by. */
const mayName = /^(main\/portals\/(open-adapter\.ts|[a-z-]+\/.*)|shared\/connections\/portal\.ts)$/

describe('the app', () => {
  it('follows what a portal can do, and asks nowhere which kind it is', () => {
    const names = portalKinds.map((kind) => `['"\`]${kind}['"\`]`)
    // Telling it, as under Details, is no question.
    const asks = new RegExp(`profile\\.kind\\s*([!=]=|\\])|${names.join('|')}`)
    const asking = files
      .filter((file) => !mayName.test(file))
      .filter((file) => asks.test(readFileSync(join(src, file), 'utf8')))
    expect(asking).toEqual([])
  })
})
