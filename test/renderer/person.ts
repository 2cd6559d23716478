import { screen } from '@testing-library/dom'
import userEvent from '@testing-library/user-event'

/**
 * What a person does with a screen, by the names they see, with the events of a real keyboard and pointer.
 * @testing-library/preact is left out: it does not support Preact 11 and brings an older @testing-library/dom.
 */
export const person = userEvent.setup()

/** Types into a field in place of what is there. */
export async function fill(label: string, text: string): Promise<void> {
  const field = fieldOf(label)
  await person.clear(field)
  // In user-event's own language these begin the name of a key.
  if (text) await person.type(field, text.replace(/[{[]/g, '$&$&'))
}

/** Pastes into a field in place of what is there. */
export async function paste(label: string, text: string): Promise<void> {
  await person.clear(fieldOf(label))
  await person.paste(text)
}

export const fieldOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

export const press = (name: string) => person.click(screen.getByRole('button', { name }))

/** What a screen reader tells with a field: its hint, or what is wrong. */
export const noteOf = (label: string) =>
  document.getElementById(fieldOf(label).getAttribute('aria-describedby') ?? '')?.textContent?.trim()

/** What is wrong with a field, as a screen reader tells it; null where nothing is. */
export const errorOf = (label: string) =>
  fieldOf(label).getAttribute('aria-invalid') === 'true' ? noteOf(label) : null
