// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { Form } from '../../../src/renderer/forms/form.tsx'
import { useForm } from '../../../src/renderer/forms/use-form.ts'
import { TextField } from '../../../src/renderer/ui/text-field.tsx'

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

afterEach(() => render(null, document.body))

describe('a field in error', () => {
  it('takes the focus, is marked invalid and is described by its error', async () => {
    render(<Sample />, document.body)
    const second = document.querySelector<HTMLInputElement>('input[name=second]')
    document.querySelector('form')?.requestSubmit()
    await expect.poll(() => document.activeElement).toBe(second)
    expect(second?.getAttribute('aria-invalid')).toBe('true')
    const note = document.getElementById(second?.getAttribute('aria-describedby') ?? '')
    expect(note?.textContent).toBe('Enter the second.')
    expect(document.querySelector<HTMLInputElement>('input[name=first]')?.value).toBe('kept')
  })

  it('is well again as soon as something is typed', async () => {
    render(<Sample />, document.body)
    const second = document.querySelector<HTMLInputElement>('input[name=second]')
    if (!second) throw new Error('no field')
    document.querySelector('form')?.requestSubmit()
    await expect.poll(() => second.getAttribute('aria-invalid')).toBe('true')
    second.value = 'x'
    second.dispatchEvent(new Event('input', { bubbles: true }))
    await expect.poll(() => second.getAttribute('aria-invalid')).toBeNull()
    expect(document.getElementById(second.getAttribute('aria-describedby') ?? '')?.textContent).toBe('A hint')
  })
})
