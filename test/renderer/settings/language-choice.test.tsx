// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, it } from 'vitest'
import { LanguageChoice } from '../../../src/renderer/settings/language-choice.tsx'

it('is not there while there is one language alone', () => {
  render(<LanguageChoice offered={['en']} />, document.body)
  expect(document.body.textContent).toBe('')
  render(<LanguageChoice />, document.body)
  expect(document.body.textContent).toBe('')
})

it('names each language in itself, and the system’s first', () => {
  render(<LanguageChoice offered={['de', 'en']} />, document.body)
  const options = [...document.querySelectorAll('option')].map(({ textContent }) => textContent)
  expect(options).toEqual(['Use system setting', 'Deutsch', 'English'])
})
