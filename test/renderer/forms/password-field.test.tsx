// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { PasswordField } from '../../../src/renderer/forms/password-field.tsx'
import { fieldOf, noteOf, paste, person, press } from '../person.ts'

function shown(text = '') {
  const field = { name: 'password', value: signal(text), error: signal<string | null>(null) }
  render(<PasswordField field={field} label="Password" hint="A hint" autocomplete="off" />, document.body)
  return field
}
const note = () => noteOf('Password')

describe('white space at an end of a password', () => {
  it('is named as soon as it is pasted, and the password stays as it is', async () => {
    const field = shown()
    await paste('Password', '    temporary')
    await expect.poll(note).toBe('It starts with a space.')
    expect(field.value.value).toBe('    temporary')
    await paste('Password', 'temporary\u200b')
    await expect.poll(note).toBe('It ends with an invisible character.')
  })

  it('is not named between two words that are being typed, but when the person is done', async () => {
    shown()
    await person.type(fieldOf('Password'), 'correct ')
    await expect.poll(note).toBe('A hint')
    await person.keyboard('{Enter}')
    await expect.poll(note).toBe('It ends with a space.')
    await person.keyboard(' ')
    await expect.poll(note).toBe('A hint')
    await person.tab()
    await expect.poll(note).toBe('It ends with a space.')
  })

  it('is taken out by one press, and the focus is back in the field', async () => {
    const field = shown(' temp orary\u00a0')
    await expect.poll(note).toBe('It starts and ends with a space.')
    await press('Remove')
    expect(field.value.value).toBe('temp orary')
    expect(document.activeElement).toBe(fieldOf('Password'))
    await expect.poll(note).toBe('A hint')
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull()
  })

  it('is named beside an error too', async () => {
    const field = shown('temporary ')
    field.error.value = 'That is not your password.'
    await expect.poll(note).toBe('That is not your password. It ends with a space.')
  })
})
