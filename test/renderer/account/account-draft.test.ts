import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AccountDraft,
  accountFields,
  changedFields,
  changeOf,
  draftOf,
  rebase,
} from '../../../src/renderer/account/account-draft.ts'
import type { Account } from '../../../src/shared/account/account.ts'

const base: Account = { name: 'Anna Brown', email: 'anna@example.test', username: 'anna', etag: '"1"' }
const typed = (text: Partial<AccountDraft['text']>): AccountDraft => {
  const draft = draftOf(base)
  return { ...draft, text: { ...draft.text, ...text } }
}

describe('what is sent', () => {
  test('is only what was changed, against the version that was seen', () => {
    expect(changeOf(typed({ name: 'Anna Green' }), {})).toEqual({ etag: '"1"', name: 'Anna Green' })
    expect(changeOf(draftOf(base), { newPassword: ' as typed ' })).toEqual({ etag: '"1"', newPassword: ' as typed ' })
  })
})

describe('when someone else saved the account meanwhile', () => {
  test('what only they changed is taken over and said', () => {
    const rebased = rebase(typed({ name: 'Anna Green' }), { ...base, email: 'new@example.test', etag: '"2"' })
    expect(rebased).toMatchObject({ taken: ['email'], clashing: [] })
    expect(changeOf(rebased, {})).toEqual({ etag: '"2"', name: 'Anna Green' })
  })

  test('what both changed keeps the person’s text and is theirs to choose', () => {
    const rebased = rebase(typed({ name: 'Anna Green' }), { ...base, name: 'A. Brown', etag: '"2"' })
    expect(rebased).toMatchObject({ taken: [], clashing: ['name'], text: { name: 'Anna Green' } })
    expect(changeOf(rebased, {})).toEqual({ etag: '"2"', name: 'Anna Green' })
  })

  test('the same change made by both is no clash, and nothing is left to save', () => {
    const rebased = rebase(typed({ name: 'Anna Green' }), { ...base, name: 'Anna Green', etag: '"2"' })
    expect(rebased).toMatchObject({ taken: [], clashing: [] })
    expect(changedFields(rebased)).toEqual([])
  })

  test('no text of the person is ever lost, and no field they left alone is overwritten', () => {
    const text = fc.constantFrom('a', 'b', 'c')
    const fields = fc.record({ name: text, email: text, username: text })
    fc.assert(
      fc.property(fields, fields, fields, (seen, mine, theirs) => {
        const draft: AccountDraft = { base: { ...seen, etag: '1' }, text: mine }
        const rebased = rebase(draft, { ...theirs, etag: '2' })
        for (const field of accountFields) {
          const touched = mine[field] !== seen[field]
          expect(rebased.text[field]).toBe(touched ? mine[field] : theirs[field])
        }
        expect(rebased.base.etag).toBe('2')
      }),
      { seed: 6 },
    )
  })
})
