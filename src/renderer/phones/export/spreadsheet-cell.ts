/** The characters that start a formula in a spreadsheet, also after spaces or quotes, or in full width. */
const formula = /^[\s"]*[=+\-@＝＋－＠]/

/**
 * A text as one cell of tab-separated lines, to be pasted into a spreadsheet. An apostrophe before a formula makes it
 * text (owasp.org, "CSV Injection"); likewise before quotes, which a spreadsheet would take for delimiters.
 */
export function spreadsheetCell(text: string): string {
  const line = text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
  return formula.test(line) || line.startsWith('"') ? `'${line}` : line
}
