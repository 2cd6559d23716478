/** The end of a long line that continues in words on the next: not a list, heading, quotation or another copyright line. */
const softBreak = /(?<=[^\n]{50})[ \t]*\n(?!Copyright)(?=["'A-Za-z]|\((?!\w{1,3}\)))/g

/** Joins the lines of each paragraph in a text that its author wrapped at some width; no word is changed. */
export function unwrap(text: string): string {
  return text.replace(softBreak, ' ')
}
