// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TemporaryPassword } from '../../../src/renderer/account/temporary-password.tsx'
import { beginSession, session as current, passwordChangePutOff } from '../../../src/renderer/session/session-state.ts'
import type { PasswordChange } from '../../../src/shared/session/session.ts'
import { fieldOf, press } from '../person.ts'
import { session } from '../preview/scenarios.ts'
import {
  account,
  main,
  newPassword,
  offering,
  open,
  pastePassword,
  save,
  saves,
  says,
  signIn,
  signOut,
} from './account-page.tsx'

beforeEach(signIn)
afterEach(signOut)

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
