import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { linkScheme } from '../../src/main/recovery/link-scheme.ts'

const require = createRequire(import.meta.url)
const configuration = parse(readFileSync('electron-builder.yml', 'utf8'))
const isKnown = new Ajv({ strict: false }).compile(require('app-builder-lib/scheme.json'))

it('electron-builder knows every word of its configuration', () => {
  isKnown(configuration)
  expect(isKnown.errors).toBeNull()
})

it('an installed app is what the system opens reset links with', () => {
  expect(configuration.protocols.schemes).toEqual([linkScheme])
})
