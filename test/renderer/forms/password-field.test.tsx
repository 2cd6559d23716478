// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { PasswordField } from '../../../src/renderer/forms/password-field.tsx'

afterEach(() => render(null, document.body))

function shown(text = '') {
  const field = { name: 'password', value: signal(text), error: signal<string | null>(null) }
  render(<PasswordField field={field} label="Password" hint="A hint" autocomplete="off" />, document.body)
  const input = document.querySelector('input')
  if (!input) throw new Error('no field')
  const note = () => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent?.trim()
  const enter = (text: string, inputType: string) => {
    input.value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }))
  }
  const button = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Remove')
  return { field, input, note, enter, button }
}

describe('white space at an end of a password', () => {
  it('is named as soon as it is pasted, and the password stays as it is', async () => {
    const { field, enter, note } = shown()
    enter('    temporary', 'insertFromPaste')
    await expect.poll(note).toBe('There is a space at its start.')
    expect(field.value.value).toBe('    temporary')
    enter('temporary\u200b', 'insertFromPaste')
    await expect.poll(note).toBe('There is an invisible character at its end.')
  })

  it('is not named between two words that are being typed, but when the person is done', async () => {
    const { input, enter, note } = shown()
    enter('correct ', 'insertText')
    await expect.poll(note).toBe('A hint')
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await expect.poll(note).toBe('There is a space at its end.')
    enter('correct  ', 'insertText')
    await expect.poll(note).toBe('A hint')
    input.dispatchEvent(new FocusEvent('blur'))
    await expect.poll(note).toBe('There is a space at its end.')
  })

  it('is taken out by one press, and the focus is back in the field', async () => {
    const { field, input, note, button } = shown(' temp orary\u00a0')
    await expect.poll(note).toBe('There are spaces at its start and its end.')
    button()?.click()
    expect(field.value.value).toBe('temp orary')
    expect(document.activeElement).toBe(input)
    await expect.poll(note).toBe('A hint')
    expect(button()).toBeUndefined()
  })

  it('is named beside an error too', async () => {
    const { field, note } = shown('temporary ')
    field.error.value = 'That is not your password.'
    await expect.poll(note).toBe('That is not your password. There is a space at its end.')
  })
})
