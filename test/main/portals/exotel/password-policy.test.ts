import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { exotelItself } from '../../../../src/main/portals/exotel/discovery.ts'
import { createExotelAdapter } from '../../../../src/main/portals/exotel/exotel-adapter.ts'
import { meetsPolicy } from '../../../../src/shared/account/password-rules.ts'
import { suggestPassword } from '../../../../src/shared/account/password-suggestion.ts'
import { isStrong } from '../../../portal/exotel/phones.ts'

const http = createHttpClient({ userAgent: 'test' })
const { capabilities } = createExotelAdapter(http, new URL('https://ccm-api.exotel.com'), exotelItself)
const policy = capabilities.phones?.sipPassword

describe('the checklist for a SIP password of Exotel’s', () => {
  if (!policy) throw new Error('Exotel has a policy')
  // Sign by sign from each class, so that short ones and ones with two classes come up often.
  const password = fc
    .array(fc.constantFrom(...'abzABZ019!@#$%^&*._-'), { minLength: 1, maxLength: 20 })
    .map((signs) => signs.join(''))

  it('is complete exactly when Exotel takes the password', () => {
    fc.assert(
      fc.property(password, (typed) => meetsPolicy(policy, typed) === isStrong(typed)),
      { seed: 7, numRuns: 2000 },
    )
  })

  it('is met by every suggestion', () => {
    for (let tries = 0; tries < 200; tries++) expect(isStrong(suggestPassword(policy, randomBytes) ?? '')).toBe(true)
  })
})
