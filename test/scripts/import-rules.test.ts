import { describe, expect, it } from 'vitest'
import { brokenRules } from '../../scripts/import-rules.ts'

/** What is told of a tree in which each file imports these others. */
const told = (files: Record<string, readonly string[]>) =>
  brokenRules(
    new Map(
      Object.entries(files).map(([file, imports]) => [
        file,
        ['// The first line.', ...imports.map((specifier) => `import { it } from '${specifier}'`)].join('\n'),
      ]),
    ),
  )

describe('the import rules', () => {
  it('let through what keeps to them', () => {
    expect(
      told({
        'src/shared/phones/phones.ts': ['zod'],
        'src/main/phones/feature.ts': ['../portals/adapter.ts', '../../shared/phones/phones.ts'],
        'src/main/portals/adapter.ts': ['../http/client.ts', '../serial-queue.ts'],
        'src/main/http/client.ts': ['got'],
        'src/main/serial-queue.ts': [],
        'src/renderer/phones/phones.tsx': ['../ui/secret/reveal.ts', '../../shared/phones/phones.ts'],
        'src/renderer/ui/secret/reveal.ts': ['../button.tsx', 'text:ui', 'preact'],
        'src/renderer/ui/button.tsx': [],
      }),
    ).toEqual([])
  })

  it.each([
    ['src/main/a/a.ts', '../../renderer/b.ts', 'main does not know the screens'],
    ['src/renderer/a/a.ts', '../../main/b.ts', 'the renderer reaches main over the bridge alone'],
    ['src/shared/a.ts', '../main/b.ts', 'shared knows neither process'],
    ['src/shared/a.ts', '../renderer/b.ts', 'shared knows neither process'],
    ['src/renderer/ui/a.ts', '../routes.ts', 'ui imports nothing of ours but its own files'],
    ['src/renderer/ui/a.ts', '../../shared/errors.ts', 'ui imports nothing of ours but its own files'],
    ['src/renderer/ui/a.ts', '../i18n/format.ts', 'ui imports nothing of ours but its own files'],
    ['src/main/portals/kind/a.ts', '../../phones/b.ts', 'portals knows no feature and nothing above it'],
    ['src/main/portals/a.ts', '../network/b.ts', 'portals knows no feature and nothing above it'],
    ['src/main/http/a.ts', '../portals/b.ts', 'http knows no feature and nothing above it'],
    ['src/main/network/a.ts', '../session/b.ts', 'network knows no feature and nothing above it'],
    ['src/main/keychain/a.ts', '../session/b.ts', 'keychain knows no feature and nothing above it'],
    ['src/main/settings/a.ts', '../lock/b.ts', 'settings knows no feature and nothing above it'],
    ['src/main/http/a.ts', '../features.ts', 'http knows no feature and nothing above it'],
  ])('name the file and the line of an import upward: %s of %s', (file, specifier, rule) => {
    expect(told({ [file]: ['zod', specifier] })).toEqual([
      expect.stringMatching(`^${file}:3: ${file} imports .*: ${rule}$`),
    ])
  })

  it.each([
    ['of types', "import type { It } from '../b.ts'"],
    ['when it is needed', "const it = () => import('../b.ts')"],
    ['to export it', "export { it } from '../b.ts'"],
    ['and all of it to export', "export * from '../b.ts'"],
    ['for what it does', "import '../b.ts'"],
  ])('count an import %s', (_, text) => {
    expect(brokenRules(new Map([['src/renderer/ui/a.ts', text]]))).toHaveLength(1)
  })

  it('find two folders that import each other, and leave files beside the folders out', () => {
    const [one, another] = ['src/renderer/a/1.ts', 'src/renderer/b/2.ts']
    expect(
      told({ [one]: ['../b/3.ts'], [another]: ['../a/4.ts', '../bridge.ts'], 'src/renderer/bridge.ts': [one] }),
    ).toEqual([`${one}:2: src/renderer/a and src/renderer/b import each other`])
  })

  it('find a circle of files, once', () => {
    const files = {
      'src/main/a/1.ts': ['./2.ts'],
      'src/main/a/2.ts': ['./3.ts'],
      'src/main/a/3.ts': ['./1.ts', './2.ts'],
    }
    expect(told(files)).toEqual([`src/main/a/1.ts:2: a circle of imports: ${Object.keys(files).join(', ')}`])
  })

  it.each([
    'src/shared/bridge.ts',
    'src/main/features.ts',
    'src/main/shell.ts',
    'src/main/index.ts',
    'src/renderer/pages.ts',
    'src/renderer/app.tsx',
  ])('keep a central file short: %s', (file) => {
    const lines = (count: number) => brokenRules(new Map([[file, '//\n'.repeat(count)]]))
    expect([lines(120), lines(121)]).toEqual([[], [`${file}:121: ${file} has more than 120 lines`]])
  })
})
