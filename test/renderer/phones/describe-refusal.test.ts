import { expect, it } from 'vitest'
import { describeRefusal } from '../../../src/renderer/phones/export/describe-refusal.ts'

it.each([
  ['U+003B', 'semicolon'],
  ['U+0000', 'null'],
  ['U+00A0', 'no-break space'],
  ['U+D800', 'U+D800'],
])('a character that a file cannot contain, %s, is named: %s', (character, name) => {
  expect(describeRefusal({ field: 'sip.password', reason: 'character', character }, 'Yealink')).toContain(
    `contains this character: ${name}.`,
  )
})
