// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { Form } from '../../../src/renderer/forms/form.tsx'
import { useForm } from '../../../src/renderer/forms/use-form.ts'
import { TextField } from '../../../src/renderer/ui/text-field.tsx'
import { errorOf, fieldOf, noteOf, person, press } from '../person.ts'

function Sample() {
  const form = useForm({
    initial: { first: 'kept', second: '' },
    validate: (values) => (values.second === '' ? { second: 'Enter the second.' } : {}),
    submit: async () => null,
  })
  return (
    <Form form={form} label="Sample">
      <TextField field={form.fields.first} label="First" />
      <TextField field={form.fields.second} label="Second" hint="A hint" />
      <button type="submit">Save</button>
    </Form>
  )
}

beforeEach(() => render(<Sample />, document.body))

describe('a field in error', () => {
  it('takes the focus, is marked invalid and is described by its error', async () => {
    await press('Save')
    await expect.poll(() => document.activeElement).toBe(fieldOf('Second'))
    expect(errorOf('Second')).toBe('Enter the second.')
    screen.getByRole('textbox', { name: 'Second', description: 'Enter the second.' })
    expect(fieldOf('First').value).toBe('kept')
  })

  it('is well again as soon as something is typed', async () => {
    await press('Save')
    await expect.poll(() => errorOf('Second')).toBe('Enter the second.')
    await person.type(fieldOf('Second'), 'x')
    await expect.poll(() => errorOf('Second')).toBeNull()
    expect(noteOf('Second')).toBe('A hint')
  })
})
