import type { FileHandle } from 'node:fs/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate/browser'
import type { Cell } from './call-list.ts'

/** The most rows of a sheet (Excel specifications and limits). */
const mostRows = 1_048_576

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** The titles stay in sight. */
const sheetHead = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="20" defaultRowHeight="15"/><sheetData>`
const sheetEnd = '</sheetData></worksheet>'

const sheetPath = (number: number) => `worksheets/sheet${number}.xml`

/** The parts of a workbook beside its sheets (ECMA-376, part 1, 12.3). */
function partsOf(sheets: readonly number[]): Record<string, string> {
  const each = (part: (number: number) => string) => sheets.map(part).join('')
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${each((number) => `<Override PartName="/xl/${sheetPath(number)}" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((number) => `<sheet name="Calls ${number}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${each((number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="${sheetPath(number)}"/>`)}</Relationships>`,
  }
}

/**
 * An Excel workbook that is written row by row, with a further sheet when one is full. Text cells are text whatever they
 * look like, so that neither formulas nor telephone numbers are interpreted. It is not written by write-excel-file,
 * which takes all rows at once: a year of calls may be millions.
 */
export class Workbook {
  readonly #file: FileHandle
  readonly #titles: readonly Cell[]
  readonly #rowsOfSheet: number
  readonly #zip: Zip
  #ready: Uint8Array[] = []
  #sheets: number[] = []
  #sheet: ZipDeflate | null = null
  #rows = 0

  constructor(file: FileHandle, titles: readonly Cell[], rowsOfSheet = mostRows) {
    this.#file = file
    this.#titles = titles
    this.#rowsOfSheet = rowsOfSheet
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#ready.push(bytes)
    })
    this.#startSheet()
  }

  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    for (let next = 0; next < rows.length; ) {
      if (this.#rows === this.#rowsOfSheet) this.#startSheet()
      const some = rows.slice(next, next + this.#rowsOfSheet - this.#rows)
      this.#write(some)
      next += some.length
    }
    await this.#flush()
  }

  async finish(): Promise<void> {
    this.#endSheet()
    for (const [name, xml] of Object.entries(partsOf(this.#sheets))) {
      const part = new ZipPassThrough(name)
      this.#zip.add(part)
      part.push(Buffer.from(head + xml), true)
    }
    this.#zip.end()
    await this.#flush()
  }

  #startSheet(): void {
    this.#endSheet()
    const number = this.#sheets.length + 1
    this.#sheets.push(number)
    this.#sheet = new ZipDeflate(`xl/${sheetPath(number)}`, { level: 6 })
    this.#zip.add(this.#sheet)
    this.#sheet.push(Buffer.from(sheetHead))
    this.#rows = 0
    this.#write([this.#titles])
  }

  #endSheet(): void {
    this.#sheet?.push(Buffer.from(sheetEnd), true)
  }

  #write(rows: readonly (readonly Cell[])[]): void {
    this.#sheet?.push(Buffer.from(rows.map((row) => `<row>${row.map(xmlCell).join('')}</row>`).join('')))
    this.#rows += rows.length
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#ready)
    this.#ready = []
    if (bytes.byteLength > 0) await this.#file.appendFile(bytes)
  }
}

function xmlCell(cell: Cell): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML 1.0 has no way to write most control characters and halves of surrogate pairs (2.2). */
const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>]/g, (character) => entities[character] ?? '')
