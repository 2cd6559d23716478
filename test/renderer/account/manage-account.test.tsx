// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ManageAccount } from '../../../src/renderer/account/manage-account.tsx'
import { TemporaryPassword } from '../../../src/renderer/account/temporary-password.tsx'
import {
  beginSession,
  session as current,
  endSession,
  enterPortal,
  passwordChangePutOff,
} from '../../../src/renderer/session/session-state.ts'
import type { Account, AccountChange, AccountSaved } from '../../../src/shared/account/account.ts'
import { suggestPassword } from '../../../src/shared/account/password-suggestion.ts'
import type { Portal } from '../../../src/shared/connections/portal.ts'
import type { Result } from '../../../src/shared/errors.ts'
import type { PasswordChange } from '../../../src/shared/session/session.ts'
import { policyOf } from '../../shared/account/password-policies.ts'
import { errorOf, fieldOf, fill, paste, person, press } from '../person.ts'
import { fakePortal } from '../preview/fake-portal.ts'
import { portal, session } from '../preview/scenarios.ts'

const account: Account = { name: 'Dana Whitfield', email: 'dana@example.test', username: 'dana', etag: '"1"' }
const policy = policyOf({ minLength: 12 })
const newPassword = suggestPassword(policy, (count) => crypto.getRandomValues(new Uint8Array(count))) ?? ''

/** The account's half of a main process: remembers what was sent, answers what the test wants, when it wants it. */
function main(answer: (change: AccountChange) => Result<AccountSaved>, answered: Promise<void> = Promise.resolve()) {
  const sent: AccountChange[] = []
  const stored = { account }
  const fake = fakePortal({ 'session.signOut': { value: {} } })
  const call = async (name: string, input: AccountChange) => {
    if (name === 'account.read') return { ok: true, value: stored.account }
    if (name !== 'account.save') return fake.call('session.signOut', {})
    sent.push(input)
    await answered
    return answer(input)
  }
  Object.defineProperty(window, 'bridge', { value: { ...fake, call }, configurable: true })
  return { sent, stored }
}

function saves(change: AccountChange): Result<AccountSaved> {
  const { name = account.name, email = account.email, username = account.username } = change
  const passwordChanged = change.newPassword !== undefined
  return {
    ok: true,
    value: { account: { name, email, username, etag: '"2"' }, passwordChanged, otherSessionsEnded: 2 },
  }
}

/** The portal of the scenarios with these account capabilities. */
function offering(part: Partial<NonNullable<Portal['capabilities']['account']>>) {
  const offered = { editable: ['name', 'email', 'username'], currentPassword: false, password: policy, ...part }
  enterPortal({ ...portal, capabilities: { ...portal.capabilities, account: offered as never } })
}

const save = () => press('Save changes')
const says = (text: string) => screen.findByText(text, { exact: false })
async function pastePassword(password: string) {
  const unfold = screen.queryByRole('button', { name: 'Change your password' })
  if (unfold) await person.click(unfold)
  await paste('Password', password)
  await paste('Password Confirmation', password)
}

async function open() {
  render(<ManageAccount />, document.body)
  await screen.findByRole('form', { name: 'Edit Account' })
}

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', () => 0)
  vi.stubGlobal('cancelIdleCallback', () => undefined)
  offering({})
  beginSession(session)
})
afterEach(() => {
  render(null, document.body)
  endSession('signed-out')
  vi.unstubAllGlobals()
})

describe('saving the account', () => {
  test('sends what was changed and nothing else, and says that it is saved', async () => {
    const { sent } = main(saves)
    await open()
    await fill('Name', 'Dana Wood')
    await save()
    await says('Your changes have been saved.')
    expect(sent).toEqual([{ etag: '"1"', name: 'Dana Wood' }])
    expect(current.value?.name).toBe('Dana Wood')
  })

  test('sends names and addresses as they were meant, and shows them so', async () => {
    const { sent } = main(saves)
    await open()
    await fill('Name', '\u00a0Dana\u00a0Wood ')
    await fill('Username', '\u200edana2\u00a0')
    await fill('Email Address', ' Dana <dana@bücher.example>')
    await save()
    await says('Your changes have been saved.')
    expect(sent).toEqual([{ etag: '"1"', name: 'Dana Wood', email: 'dana@bücher.example', username: 'dana2' }])
    // Of an input of the type "email" Chromium rewrites the domain.
    expect(fieldOf('Email Address').type).toBe('text')
    expect(fieldOf('Email Address').inputMode).toBe('email')
  })

  test('leaves what is typed on meanwhile, field by field, and sends it with the next save', async () => {
    const answered = Promise.withResolvers<void>()
    const { sent } = main(
      (change) => saves({ ...change, email: 'as-the-portal-writes-it@example.test' }),
      answered.promise,
    )
    await open()
    await fill('Name', 'Dana Wood')
    await save()
    await expect.poll(() => sent.length).toBe(1)
    await fill('Name', 'Dana Woodhouse')
    await fill('Password', 'begun meanwhile')
    answered.resolve()
    await expect.poll(() => fieldOf('Email Address').value).toBe('as-the-portal-writes-it@example.test')
    expect([fieldOf('Name').value, fieldOf('Password').value]).toEqual(['Dana Woodhouse', 'begun meanwhile'])
    await fill('Password', '')
    await save()
    await expect.poll(() => sent.at(-1)).toEqual({ etag: '"2"', name: 'Dana Woodhouse' })
  })

  test('that changed the password leaves what is typed on meanwhile below the notice', async () => {
    const answered = Promise.withResolvers<void>()
    const { sent } = main(saves, answered.promise)
    await open()
    await pastePassword(newPassword)
    await save()
    await expect.poll(() => sent.length).toBe(1)
    await fill('Name', 'Dana Wood')
    answered.resolve()
    await says('Your password has been changed')
    expect([fieldOf('Name').value, fieldOf('Password').value]).toEqual(['Dana Wood', ''])
  })

  test('that meets another writer keeps what is typed on meanwhile', async () => {
    const answered = Promise.withResolvers<void>()
    const theirs = { ...account, email: 'd.whitfield@example.test', etag: '"9"' }
    const { sent } = main(() => ({ ok: false, error: { code: 'conflict', current: theirs } }), answered.promise)
    await open()
    await fill('Name', 'Dana Wood')
    await save()
    await expect.poll(() => sent.length).toBe(1)
    await fill('Name', 'Dana Woodhouse')
    answered.resolve()
    await expect.poll(() => fieldOf('Email Address').value).toBe(theirs.email)
    expect(fieldOf('Name').value).toBe('Dana Woodhouse')
  })

  test('is offered only while something is unsaved, which can be discarded', async () => {
    const { sent } = main(saves)
    await open()
    const offered = () => screen.queryByRole('button', { name: 'Save changes' })
    expect(offered()).toBeNull()
    await fill('Name', 'Dana Wood')
    await says('Unsaved changes')
    expect(offered()).not.toBeNull()
    await press('Discard')
    await expect.poll(offered).toBeNull()
    expect(fieldOf('Name').value).toBe('Dana Whitfield')
    expect(document.activeElement).toBe(fieldOf('Name'))

    await pastePassword(newPassword)
    await press('Discard')
    await expect.poll(() => fieldOf('Password').value).toBe('')
    screen.getByRole('button', { name: 'Change your password' })
    await person.type(fieldOf('Name'), '{Enter}')
    expect(sent).toEqual([])
  })

  test('shows the fields of the password only when it is to be changed, or when the portal asks for it', async () => {
    offering({ currentPassword: true })
    main(() => ({
      ok: false,
      error: { code: 'validation', problems: [{ field: 'currentPassword', rule: 'required' }] },
    }))
    await open()
    const shown = (label: string) => fieldOf(label).closest('[hidden]') === null
    expect(['Current password', 'Password', 'Password Confirmation'].some(shown)).toBe(false)
    await fill('Email Address', 'dana.w@example.test')
    await save()
    await expect.poll(() => shown('Current password')).toBe(true)
    await expect.poll(() => document.activeElement).toBe(fieldOf('Current password'))
    expect(errorOf('Current password')).not.toBeNull()
  })

  test('with an empty field or a password that breaks the rules is stopped at the field', async () => {
    const { sent } = main(saves)
    await open()
    await fill('Name', ' ')
    await fill('Password', 'short')
    await fill('Password Confirmation', 'shorter')
    await save()
    await expect.poll(() => document.activeElement).toBe(fieldOf('Name'))
    expect(errorOf('Name')).toBe('Enter your name.')
    expect(errorOf('Password')).toBe('This does not meet every rule yet.')
    expect(errorOf('Password Confirmation')).toBe('The two passwords are not the same.')
    expect(sent).toEqual([])
  })

  test('shows the portal’s objection at its field and keeps what was typed', async () => {
    main(() => ({ ok: false, error: { code: 'validation', problems: [{ field: 'username', rule: 'taken' }] } }))
    await open()
    await fill('Username', 'ada')
    await save()
    await expect.poll(() => errorOf('Username')).toBeTruthy()
    expect(fieldOf('Username').value).toBe('ada')
  })

  test('asks for the current password only where the portal does, and says when it is wrong', async () => {
    offering({ currentPassword: true })
    const { sent } = main(() => ({ ok: false, error: { code: 'invalid-credentials' } }))
    await open()
    await pastePassword(newPassword)
    await save()
    await expect.poll(() => errorOf('Current password')).toBe('Enter your current password to change it.')
    await fill('Current password', ' not this ')
    await save()
    await expect
      .poll(() => errorOf('Current password'))
      .toBe('This is not your current password. It starts and ends with a space.')
    expect(sent).toEqual([{ etag: '"1"', newPassword, currentPassword: ' not this ' }])
  })

  test('leaves alone, with the reason, what the portal does not let people change', async () => {
    offering({ editable: ['name', 'email'] })
    main(saves)
    await open()
    expect(fieldOf('Username').readOnly).toBe(true)
    await says('Only your service provider can change this.')
  })
})

describe('when someone else changed the account meanwhile', () => {
  const theirs: Account = { name: 'D. Whitfield', email: 'new@example.test', username: 'dana', etag: '"9"' }

  test('both versions are shown, the person’s text stays, and saving again overwrites knowingly', async () => {
    const { sent } = main((change) =>
      change.etag === '"1"' ? { ok: false, error: { code: 'conflict', current: theirs } } : saves(change),
    )
    await open()
    await fill('Name', 'Dana Wood')
    await save()
    await says('Someone else has changed this account')
    await screen.findByRole('radio', { name: 'Theirs: D. Whitfield' })
    expect(fieldOf('Name').value).toBe('Dana Wood')
    expect(fieldOf('Email Address').value).toBe('new@example.test')
    await save()
    await says('Your changes have been saved.')
    expect(sent[1]).toEqual({ etag: '"9"', name: 'Dana Wood' })
  })

  test('theirs can be chosen field by field', async () => {
    const { sent } = main((change) =>
      change.etag === '"1"' ? { ok: false, error: { code: 'conflict', current: theirs } } : saves(change),
    )
    await open()
    await fill('Name', 'Dana Wood')
    await fill('Username', 'dana.wood')
    await save()
    await person.click(await screen.findByRole('radio', { name: 'Theirs: D. Whitfield' }))
    await expect.poll(() => fieldOf('Name').value).toBe('D. Whitfield')
    await save()
    await expect.poll(() => sent[1]).toEqual({ etag: '"9"', username: 'dana.wood' })
  })

  test('and nothing differs, the newer version is saved over without a word', async () => {
    const { sent } = main((change) =>
      change.etag === '"1"'
        ? { ok: false, error: { code: 'conflict', current: { ...account, etag: '"9"' } } }
        : saves(change),
    )
    await open()
    await fill('Name', 'Dana Wood')
    await save()
    await says('Your changes have been saved.')
    expect(sent).toEqual([
      { etag: '"1"', name: 'Dana Wood' },
      { etag: '"9"', name: 'Dana Wood' },
    ])
    expect(screen.queryByText(/Someone else changed/)).toBeNull()
  })

  test('and nothing differs time and again, that is said, and what was typed stays', async () => {
    const { sent } = main(({ etag }) => ({
      ok: false,
      error: { code: 'conflict', current: { ...account, etag: `"${Number(etag.slice(1, -1)) + 1}"` } },
    }))
    await open()
    await fill('Name', 'Dana Wood')
    await pastePassword(newPassword)
    await save()
    await says('Your changes were not saved')
    await says('its details are the same as before')
    expect(sent.map(({ etag }) => etag)).toEqual(['"1"', '"2"'])
    expect([fieldOf('Name').value, fieldOf('Password').value]).toEqual(['Dana Wood', newPassword])
  })

  test('to the very same, it is saved', async () => {
    const { sent } = main(() => ({
      ok: false,
      error: { code: 'conflict', current: { ...account, name: 'Dana Wood', etag: '"9"' } },
    }))
    await open()
    await fill('Name', 'Dana Wood')
    await save()
    await says('Your changes have been saved.')
    expect(sent).toHaveLength(1)
  })

  test('a new password typed meanwhile is not lost', async () => {
    main(() => ({ ok: false, error: { code: 'conflict', current: theirs } }))
    await open()
    await pastePassword(newPassword)
    await save()
    await says('Someone else has changed this account')
    expect(fieldOf('Password').value).toBe(newPassword)
    expect(fieldOf('Password Confirmation').value).toBe(newPassword)
  })
})

describe('when the session ends while editing', () => {
  test('the text comes back after signing in again, the passwords do not', async () => {
    const { stored } = main(saves)
    await open()
    await fill('Name', 'Dana Wood')
    await fill('Password', newPassword)
    endSession('expired')
    render(null, document.body)
    stored.account = { ...account, email: 'new@example.test', etag: '"5"' }
    beginSession(session)
    await open()
    await says('What you typed is back')
    expect(fieldOf('Name').value).toBe('Dana Wood')
    expect(fieldOf('Email Address').value).toBe('new@example.test')
    expect(fieldOf('Password').value).toBe('')
  })

  test('another person who signs in does not get it', async () => {
    main(saves)
    await open()
    await fill('Name', 'Dana Wood')
    endSession('expired')
    render(null, document.body)
    beginSession({ ...session, username: 'ada' })
    await open()
    expect(fieldOf('Name').value).toBe('Dana Whitfield')
  })
})

describe('a new password', () => {
  test('that was suggested is filled in twice, shown, and meets the rules', async () => {
    const { sent } = main(saves)
    await open()
    await press('Change your password')
    await press('Suggest a password')
    await expect.poll(() => fieldOf('Password').value).not.toBe('')
    const suggested = fieldOf('Password').value
    expect(fieldOf('Password Confirmation').value).toBe(suggested)
    await screen.findByText(suggested)
    await save()
    await says('Your password has been changed')
    await says('2 other computers were signed out.')
    expect(sent).toEqual([{ etag: '"1"', newPassword: suggested }])
  })

  test('once saved, one press signs out to sign in with it', async () => {
    main(saves)
    await open()
    await pastePassword(newPassword)
    await save()
    await says('Your password has been changed')
    await press('Sign out and sign in with the new one')
    await expect.poll(() => current.value).toBeNull()
  })
})

describe('a temporary password', () => {
  const signedInWith = async (passwordChange: PasswordChange) => {
    beginSession({ ...session, passwordChange })
    render(<TemporaryPassword />, document.body)
    await screen.findByRole('form', { name: 'Choose a new password' })
  }

  test('must be replaced before anything else where the portal says so', async () => {
    main(saves)
    await signedInWith('required')
    expect(screen.queryByRole('button', { name: 'Later' })).toBeNull()
  })

  test('may be replaced later where the portal allows it', async () => {
    main(saves)
    await signedInWith('advised')
    await press('Later')
    expect(passwordChangePutOff.value).toBe(true)
  })

  test('is replaced without asking for it again, and then the person may go on', async () => {
    offering({ currentPassword: true })
    const { sent } = main(saves)
    await signedInWith('required')
    await pastePassword(newPassword)
    await save()
    await says('Your password has been changed')
    expect(sent).toEqual([{ etag: '"1"', newPassword }])
    await press('Continue')
    expect(current.value?.passwordChange).toBe('none')
  })

  test('is replaced also when the account was changed elsewhere meanwhile', async () => {
    const { sent } = main((change) =>
      change.etag === '"1"'
        ? { ok: false, error: { code: 'conflict', current: { ...account, etag: '"9"' } } }
        : saves(change),
    )
    await signedInWith('required')
    await pastePassword(newPassword)
    await save()
    await says('Your password has been changed')
    expect(sent.map(({ etag }) => etag)).toEqual(['"1"', '"9"'])
  })
})
