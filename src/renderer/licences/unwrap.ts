/** The end of a long line whose next one goes on in words: no list, heading, quotation or further copyright line. */
const softBreak = /(?<=[^\n]{50})[ \t]*\n(?!Copyright)(?=["'A-Za-z]|\((?!\w{1,3}\)))/g

/** A text whose lines were broken to a width of its author's, with each paragraph in one line; no word is changed. */
export function unwrap(text: string): string {
  return text.replace(softBreak, ' ')
}
