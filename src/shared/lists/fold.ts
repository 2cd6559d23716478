import { plainDigits } from '../text/typed-text.ts'

/** Letters that Unicode neither decomposes nor folds to the letters that people type for them. */
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
  // Turkish: the capital of "ı" is "I", and that of "i" is "İ", which decomposes.
  ['ı', 'i'],
  // Greek at the end of a word; its capital is that of "σ".
  ['ς', 'σ'],
])
const special = new RegExp(`[${[...typedAs.keys()].join('')}]`, 'g')

/** The apostrophe in all forms that keyboards and word processors produce. */
const apostrophes = /['`´‘’‛′ʹʻʼʽ＇]/g

/**
 * Normalises a text for searching: one case and width (NFKD), no accents or apostrophes, letters as people type them,
 * digits of every script as 0 to 9, and telephone numbers as digits only. Applied to both the searched text and the
 * query.
 */
export function fold(text: string): string {
  return foldNumbers(foldLetters(text))
}

/** Folds the cells of a row, one per line. A telephone number written with spaces is added without them. */
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

/** Matches telephone number punctuation: brackets, dots, dashes and slashes between digits, and prefixes. */
const written = /\d ?[()./-]|[+(]\d|tel:/

function foldNumbers(text: string): string {
  if (!written.test(text)) return text
  return (
    text
      // "+49 (0) 30": the zero is only dialled within the country.
      .replace(/(?<=\+\d{1,3} ?)\(0\) ?/g, '')
      .replace(/(?<=\d) ?[()./-][ ()./-]*(?=\d)/g, '')
      .replace(/(?:\btel:[+(]*|[+(]+)(?=\d)/g, '')
      .replace(/(?<=\d) ?[()./-]+(?=\s|$)/g, '')
  )
}

const spacedNumber = /^\d+(?: \d+)+$/gm
