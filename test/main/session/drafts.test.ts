import { beforeEach, describe, expect, it } from 'vitest'
import { createDrafts, type Drafts } from '../../../src/main/session/drafts.ts'
import type { Connection } from '../../../src/shared/settings/settings.ts'

const connection = (id: string, account: string): Connection => ({
  id,
  profile: { id: 'portal', kind: 'call-record', name: 'Portal', url: 'https://portal.test', support: {}, brand: {} },
  remembered: {},
  account,
  kept: false,
  keepsSignedIn: false,
})

let inUse: Connection | null
let signedIn: boolean
let drafts: Drafts

beforeEach(async () => {
  inUse = connection('one', 'ada')
  signedIn = true
  drafts = createDrafts({ connection: () => inUse }, { isOpen: () => signedIn })
  await typed()
})

const typed = () => drafts.handlers['drafts.keep']({ form: 'account', draft: { name: 'Ada King' } })
const taken = async () => (await drafts.handlers['drafts.take']({ form: 'account' })).draft
/** Another account in use, or another person, is told at once. */
const goOver = (next: Connection | null) => {
  inUse = next
  drafts.forgetOthers()
}

describe('what is typed in a form', () => {
  it('is given back to the page that comes after, also if that crashes as well', async () => {
    expect(await taken()).toEqual({ name: 'Ada King' })
    expect(await taken()).toEqual({ name: 'Ada King' })
  })

  it('is forgotten when the form is left', async () => {
    await drafts.handlers['drafts.keep']({ form: 'account', draft: null })
    expect(await taken()).toBeNull()
  })

  it('is forgotten at sign-out', async () => {
    drafts.forget()
    expect(await taken()).toBeNull()
  })

  it.each([
    ['another person signs in', () => connection('one', 'bela')],
    ['another account is taken into use', () => connection('two', 'ada')],
    ['there is no account any more', () => null],
  ])('is forgotten when %s, and not there on the way back either', async (_, next) => {
    const before = inUse
    goOver(next())
    goOver(before)
    expect(await taken()).toBeNull()
  })

  it('is not given out while nobody is signed in, and is restored once the same person is', async () => {
    signedIn = false
    expect(await taken()).toBeNull()
    await drafts.handlers['drafts.keep']({ form: 'account', draft: { name: 'Somebody else' } })
    signedIn = true
    expect(await taken()).toEqual({ name: 'Ada King' })
  })
})

it('a draft of a sign-in or recovery form needs no session, and is cleared by signing in', async () => {
  inUse = connection('one', '')
  signedIn = false
  await drafts.handlers['drafts.keep']({ form: 'sign-in', draft: { username: 'ad' } })
  expect(await drafts.handlers['drafts.take']({ form: 'sign-in' })).toEqual({ draft: { username: 'ad' } })
  goOver(connection('one', 'ada'))
  expect(await drafts.handlers['drafts.take']({ form: 'sign-in' })).toEqual({ draft: null })
})
