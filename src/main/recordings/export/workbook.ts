import type { FileHandle } from 'node:fs/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate/browser'
import type { Cell } from './call-list.ts'

/** The most rows of a sheet (Excel specifications and limits). */
export const mostRows = 1_048_576

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const parts = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Calls" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

/**
 * An Excel workbook with one sheet, written row by row (ECMA-376, Office Open XML). Text cells are text whatever they
 * look like, so that neither formulas nor telephone numbers are interpreted. Packages for it hold every cell in memory.
 */
export class Workbook {
  readonly #file: FileHandle
  #ready: Uint8Array[] = []
  readonly #zip: Zip
  readonly #sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })

  constructor(file: FileHandle) {
    this.#file = file
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#ready.push(bytes)
    })
    for (const [name, xml] of Object.entries(parts)) {
      const part = new ZipPassThrough(name)
      this.#zip.add(part)
      part.push(Buffer.from(head + xml), true)
    }
    this.#zip.add(this.#sheet)
    // The titles stay in sight.
    this.#sheet.push(
      Buffer.from(
        `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>`,
      ),
    )
  }

  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    this.#sheet.push(Buffer.from(rows.map((row) => `<row>${row.map(xmlCell).join('')}</row>`).join('')))
    await this.#flush()
  }

  async finish(): Promise<void> {
    this.#sheet.push(Buffer.from('</sheetData></worksheet>'), true)
    this.#zip.end()
    await this.#flush()
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
