import { expect, test } from 'vitest'
import { formatForModel } from '../../src/shared/phone-models.ts'

test.each([
  ['Polycom VVX 411', 'polycom'],
  ['Poly Edge E350', 'polycom'],
  ['SoundPoint IP 335', 'polycom'],
  ['VVX411', 'polycom'],
  ['Yealink T46S', 'yealink'],
  ['SIP-T54W', 'yealink'],
  ['Grandstream GXP2170', 'grandstream'],
  ['GRP2614', 'grandstream'],
  ['Cisco SPA504G', 'cisco'],
  ['CP-8841-3PCC', 'cisco'],
  ['snom D785', 'snom'],
  ['D785', 'snom'],
  ['Linphone', 'linphone'],
  ['Groundwire on iPhone', 'acrobits'],
  ['Zoiper5', 'zoiper'],
  ['MicroSIP', 'microsip'],
  ['baresip', 'baresip'],
])('%s belongs to %s', (model, format) => expect(formatForModel(model)).toBe(format))

test.each(['', 'Panasonic KX-HDV130', 'Mobile'])('%j names no family', (model) =>
  expect(formatForModel(model)).toBeNull(),
)
