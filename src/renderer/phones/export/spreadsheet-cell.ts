/** What makes a spreadsheet reckon instead of show, also behind spaces or quotes, or in full width. */
const formula = /^[\s"]*[=+\-@＝＋－＠]/

/**
 * A text as one cell of lines set apart by tabs, to be pasted into a spreadsheet. An apostrophe before a formula makes
 * it a text (owasp.org, "CSV Injection"); so it does before quotes, which spreadsheets would take for their own.
 */
export function spreadsheetCell(text: string): string {
  const line = text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
  return formula.test(line) || line.startsWith('"') ? `'${line}` : line
}
