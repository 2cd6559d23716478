import { plainDigits } from '../text/typed-text.ts'

/** Letters that Unicode neither takes apart nor folds to those that people type for them. */
const typedAs: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  // Turkish: the capital of "ı" is "I", and that of "i" is "İ", which comes apart.
  ['ı', 'i'],
  // Greek at the end of a word; its capital is that of "σ".
  ['ς', 'σ'],
])
const special = new RegExp(`[${[...typedAs.keys()].join('')}]`, 'g')

/** The apostrophe in each of the ways that keyboards and word processors write it. */
const apostrophes = /['`´‘’‛′ʹʻʼʽ＇]/g

/**
 * A text as it is compared in a search: in one case and width (NFKD), without accents and apostrophes, with letters as
 * people type them and digits of every script as 0 to 9, and telephone numbers as their digits alone. Applied to
 * what is searched and to what is typed alike.
 */
export function fold(text: string): string {
  return foldNumbers(foldLetters(text))
}

/** The cells of a row, one a line. A telephone number that is written with spaces is also there without them. */
export function foldCells(cells: readonly string[]): string {
  return fold(cells.join('\n')).replace(spacedNumber, (number) => `${number}\n${number.replaceAll(' ', '')}`)
}

function foldLetters(text: string): string {
  // Names are mostly ASCII, where normalising is wasted time.
  if (/^[\n\x20-\x7e]*$/.test(text)) return text.replace(apostrophes, '').toLowerCase()
  const letters = text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  const typed = letters.replace(special, (letter) => typedAs.get(letter) ?? letter)
  return plainDigits(typed).replace(/[\p{Pd}\u2212]/gu, '-')
}

/** Signs that belong to no number alone: brackets, dots, dashes and slashes between digits, and what stands before one. */
const written = /\d ?[()./-]|[+(]\d|tel:/

function foldNumbers(text: string): string {
  if (!written.test(text)) return text
  return (
    text
      // "+49 (0) 30": the zero is dialled within the country only.
      .replace(/(?<=\+\d{1,3} ?)\(0\) ?/g, '')
      .replace(/(?<=\d) ?[()./-][ ()./-]*(?=\d)/g, '')
      .replace(/(?:\btel:[+(]*|[+(]+)(?=\d)/g, '')
      .replace(/(?<=\d) ?[()./-]+(?=\s|$)/g, '')
  )
}

const spacedNumber = /^\d+(?: \d+)+$/gm
