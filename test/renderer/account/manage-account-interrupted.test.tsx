// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginSession, endSession } from '../../../src/renderer/session/session-state.ts'
import type { Account } from '../../../src/shared/account/account.ts'
import { fieldOf, fill, person } from '../person.ts'
import { session } from '../preview/scenarios.ts'
import { account, main, newPassword, open, pastePassword, save, saves, says, signIn, signOut } from './account-page.tsx'

beforeEach(signIn)
afterEach(signOut)

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
