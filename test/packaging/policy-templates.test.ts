import { readFile } from 'node:fs/promises'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parse } from 'plist'
import { describe, expect, it } from 'vitest'
import { policyTemplates } from '../../scripts/policy/templates.ts'
import { decisionsSchema, policyKeys } from '../../src/shared/policy/policy.ts'

const templates = policyTemplates()
const kept = (path: string) => readFile(path, 'utf8')

describe('what administrators are given for policy', () => {
  it.each(Object.entries(templates))('%s says what the schema says', async (path, text) => {
    expect(await kept(path)).toBe(text)
  })

  it.each(Object.keys(templates).filter((path) => !path.endsWith('.json')))('%s names every key', (path) => {
    for (const key of policyKeys) expect(templates[path]).toContain(key)
  })

  it('the Group Policy template refers to no word that it does not have', () => {
    const references = [
      ...(templates['assets/policy/call-record-portal.admx'] ?? '').matchAll(/\$\((string|presentation)\.(\w+)\)/g),
    ]
    const words = templates['assets/policy/en-US/call-record-portal.adml'] ?? ''
    expect(references.length).toBeGreaterThan(policyKeys.length)
    for (const [, kind, id] of references) expect(words).toMatch(new RegExp(`<${kind} id="${id}"`))
  })

  it.each(Object.keys(templates).filter((path) => /\.(admx|adml|mobileconfig)$/.test(path)))(
    '%s is well-formed',
    (path) => {
      expect(XMLValidator.validate(templates[path] ?? '')).toBe(true)
      expect(new XMLParser().parse(templates[path] ?? '')).toBeTypeOf('object')
    },
  )

  it('the samples are policies that the app follows', async () => {
    expect(decisionsSchema.parse(JSON.parse(await kept('assets/policy/policy.json')))).toHaveProperty('PortalUrl')
    const profile = parse(await kept('assets/policy/call-record-portal.mobileconfig'))
    const [payload] = (profile as { PayloadContent: object[] }).PayloadContent
    expect(Object.keys(decisionsSchema.parse(payload))).toEqual(policyKeys)
  })
})
