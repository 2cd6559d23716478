import { expect, test } from 'vitest'
import { messageFormats } from '../../../src/shared/text/message-formats.ts'

test.each([
  ['the region that the person prefers', 'en', ['de-DE', 'en-IN'], 'en-IN'],
  ['the language alone if no region is preferred', 'en', ['de-DE'], 'en'],
  ['the language alone if the computer has a POSIX locale', 'en', ['en-US@posix'], 'en'],
])('dates and numbers follow %s', (_case, language, preferred, locale) => {
  const formats = messageFormats(language, preferred)
  expect(formats.locale).toBe(locale)
  expect(formats.number(50_000)).toBe('50,000')
})
