import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policyFiles } from '../../scripts/release/policy-files.ts'
import { checksums, releaseNotes, writeReleaseFiles } from '../../scripts/release/release-files.ts'
import { sha256 } from './asar-contents.ts'

describe('The release notes', () => {
  const changelog = `# Changelog

## [Unreleased]

### Added
- Something new.

## [1.2.0] - 2026-02-03

### Fixed
- A fault.

## [1.1.0] - 2026-01-02
- The first.
`
  it('tell what the changelog says of the version', () => {
    expect(releaseNotes(changelog, '1.2.0')).toBe('### Fixed\n- A fault.\n')
  })

  it('tell what is not released yet where the version has no section', () => {
    expect(releaseNotes(changelog, '1.3.0')).toBe('### Added\n- Something new.\n')
  })

  it('are missed where the changelog says nothing', () => {
    expect(() => releaseNotes('# Changelog\n', '1.3.0')).toThrow('no section for 1.3.0')
  })

  it('can be made of this changelog', async () => {
    expect(releaseNotes(await readFile('CHANGELOG.md', 'utf8'), '0.1.0')).toContain('- ')
  })
})

it('The policy templates of two brands can lie in one store and decide for each alone', () => {
  const [one, other] = ['Northwind Voice', 'Harbour Telecom'].map((productName, index) =>
    Object.values(policyFiles({ id: `brand-${index}`, productName, appId: `com.example.brand-${index}` })),
  )
  const [admx = '', adml = '', mobileconfig = ''] = one ?? []
  expect(admx).toContain('NorthwindVoice.Policies')
  expect(admx).toContain('Software\\Policies\\Northwind Voice')
  expect(mobileconfig).toContain('com.example.brand-0')
  expect(other).not.toEqual(expect.arrayContaining([admx]))
  expect(other).not.toEqual(expect.arrayContaining([adml]))
})

describe('Beside the installers', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'release-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('lie checksums in the form that sha256sum reads', async () => {
    const files = [join(folder, 'b.exe'), join(folder, 'a.dmg')]
    for (const file of files) await writeFile(file, file)
    expect(await checksums(files)).toBe(`${sha256(files[1] ?? '')}  a.dmg\n${sha256(files[0] ?? '')}  b.exe\n`)
  })

  it('lies what the app is made of, and is covered by the checksums', async () => {
    await writeReleaseFiles(folder, '0.1.0', [])
    const bill = await readFile(join(folder, 'sbom.cdx.json'), 'utf8')
    const names = JSON.parse(bill).components.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['electron', 'got', 'keytar', 'preact', 'zod']))
    expect(await readFile(join(folder, 'SHA256SUMS'), 'utf8')).toBe(`${sha256(bill)}  sbom.cdx.json\n`)
  })
})
