import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callsByFeature } from '../../src/shared/bridge.ts'

const src = join(import.meta.dirname, '../../src')

describe.each(Object.entries(callsByFeature))('the feature %s', (name, calls) => {
  it('has its calls and its half in main in folders of its own name', () => {
    expect(existsSync(join(src, 'shared', name, 'calls.ts'))).toBe(true)
    expect(existsSync(join(src, 'main', name, 'feature.ts'))).toBe(true)
  })

  it('shares the name of no call with another', () => {
    const others = Object.entries(callsByFeature).filter(([other]) => other !== name)
    const taken = new Set(others.flatMap(([, rows]) => Object.keys(rows)))
    expect(Object.keys(calls).filter((call) => taken.has(call))).toEqual([])
  })
})

it('a feature that needs nothing of the others is known to the two lists alone, e.g. the licences', () => {
  const files = [...globSync('shared/**/*.ts', { cwd: src }), ...globSync('main/**/*.ts', { cwd: src })]
  const outside = files.filter((file) => !/^(shared|main)[/\\]licences[/\\]/.test(file))
  const knowing = outside.filter((file) => /from '[^']*licences\//.test(readFileSync(join(src, file), 'utf8')))
  expect(knowing.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual(['main/features.ts', 'shared/bridge.ts'])
})
