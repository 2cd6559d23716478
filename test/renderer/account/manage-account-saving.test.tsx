// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { session as current } from '../../../src/renderer/session/session-state.ts'
import { errorOf, fieldOf, fill, person, press } from '../person.ts'
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
