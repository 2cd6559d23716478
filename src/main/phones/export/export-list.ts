import { Failure } from '../../../shared/errors.ts'
import { RowIndex } from '../../../shared/lists/row-index.ts'
import { parseMacList } from '../../../shared/phones/mac-address.ts'
import { type PhoneColumn, searchedColumns } from '../../../shared/phones/phone-columns.ts'
import type { ExportList, ExportProblem } from '../../../shared/phones/phone-export.ts'
import { formatForModel, type PhoneFormatId } from '../../../shared/phones/phone-models.ts'
import type { Phone } from '../../../shared/phones/phones.ts'
import { type Selection, selectedIds } from '../../lists/selection.ts'
import type { ExportRow } from './phone-list.ts'
import { mostRows, readPhoneList } from './phone-list.ts'

/** A pasted list of MAC addresses holds no more than this: `mostRows` of them with a caption each. */
export const mostMacCharacters = 2 * 1024 * 1024

/**
 * The phones to export: selected in the list, which counted them; named in a person's own list; or given by MAC address
 * alone.
 */
export type ExportSource =
  | { kind: 'selection'; selection: Selection<PhoneColumn>; count: number }
  | { kind: 'list'; bytes: Uint8Array }
  | { kind: 'macs'; text: string }

/** The portal's phones, indexed for an export. */
export interface PhoneDirectory {
  byId: ReadonlyMap<string, Phone>
  /** All phones of an extension: portals may have several. */
  byExtension: ReadonlyMap<string, readonly Phone[]>
}

/** Rows to export, each with the id of its phone, and the lines that cannot be exported. */
export interface PlannedExport {
  rows: (ExportRow & { phone: string })[]
  problems: ExportProblem[]
}

/** Indexes phones for lookup. */
export function createDirectory(phones: Iterable<Phone>): PhoneDirectory {
  const byId = new Map<string, Phone>()
  const byExtension = new Map<string, Phone[]>()
  for (const phone of phones) {
    if (byId.has(phone.id)) continue
    byId.set(phone.id, phone)
    if (phone.extension === '') continue
    byExtension.set(phone.extension, [...(byExtension.get(phone.extension) ?? []), phone])
  }
  return { byId, byExtension }
}

/** Finds the phones of a source. The phone family comes from the list, else from the portal, else from `format`. */
export function planExport(
  source: ExportSource,
  { byId, byExtension }: PhoneDirectory,
  format: PhoneFormatId | null,
): PlannedExport {
  if (source.kind === 'macs') return planMacs(source.text, byId, format)
  const formatOf = (phone: Phone | undefined) => (phone && formatForModel(phone.device)) ?? format
  const planned: PlannedExport = { rows: [], problems: [] }
  if (source.kind === 'selection') {
    const ids = idsOf(source.selection, byId)
    if (ids.length > mostRows) throw tooManyRows()
    for (const [index, id] of ids.entries()) {
      const phone = byId.get(id)
      const line = index + 1
      const extension = phone ? phone.extension || phone.sipUser : ''
      const chosen = formatOf(phone)
      if (!phone) planned.problems.push({ line, extension, problem: { kind: 'unknown-extension' } })
      else if (chosen === null) {
        planned.problems.push({
          line,
          extension,
          problem: { kind: 'unknown-model', model: phone.device.slice(0, 100) },
        })
      } else planned.rows.push({ line, extension, mac: null, format: chosen, phone: id })
    }
    return planned
  }
  const list = readPhoneList(source.bytes, (extension) => {
    const phone = byExtension.get(extension)?.[0]
    return phone ? formatOf(phone) : null
  })
  for (const told of list.problems) {
    // An unknown extension is reported as such and not as a missing model.
    const absent = told.problem.kind === 'unknown-model' && !byExtension.has(told.extension)
    planned.problems.push(absent ? { ...told, problem: { kind: 'unknown-extension' } } : told)
  }
  for (const row of list.rows) {
    const [phone, ...others] = byExtension.get(row.extension) ?? []
    if (phone && others.length === 0) planned.rows.push({ ...row, phone: phone.id })
    else {
      const kind = phone ? 'ambiguous-extension' : 'unknown-extension'
      planned.problems.push({ line: row.line, extension: row.extension.slice(0, 300), problem: { kind } })
    }
  }
  return planned
}

function idsOf(selection: Selection<PhoneColumn>, byId: PhoneDirectory['byId']): string[] {
  const index = new RowIndex<Phone, PhoneColumn>(searchedColumns)
  // Phones named by id need no search.
  if (selection.views.length > 0) index.add([...byId.values()])
  return selectedIds(selection, index)
}

/** Moves rows whose family policy forbids to the lines that cannot be exported. */
export function onlyAllowed(
  { rows, problems }: PlannedExport,
  allows: (format: PhoneFormatId) => boolean,
): PlannedExport {
  const forbidden = rows.filter(({ format }) => !allows(format))
  return {
    rows: rows.filter(({ format }) => allows(format)),
    problems: [
      ...problems,
      ...forbidden.map(({ line, extension, format }) => ({
        line,
        extension,
        problem: { kind: 'managed' as const, format },
      })),
    ],
  }
}

/** The rows for an account with one login for all its phones, which is the only phone that the portal lists. */
function planMacs(text: string, byId: PhoneDirectory['byId'], format: PhoneFormatId | null): PlannedExport {
  const [shared, ...others] = byId.values()
  if (!shared || others.length > 0) throw new Failure({ code: 'refused' })
  const { macs, unreadable } = parseMacList(text)
  const problems: ExportProblem[] = unreadable.map(({ line, text: mac }) => ({
    line,
    extension: '',
    problem: { kind: 'unreadable-mac', mac },
  }))
  if (format !== null) {
    const rows = macs.map((mac, index) => ({ line: index + 1, extension: mac, mac, format, phone: shared.id }))
    return { rows, problems }
  }
  const unknown: ExportProblem[] = macs.map((mac, index) => ({
    line: index + 1,
    extension: mac,
    problem: { kind: 'unknown-model', model: '' },
  }))
  return { rows: [], problems: [...problems, ...unknown] }
}

/**
 * Counts a source before the portal's phones are read. Throws a `validation` {@link Failure} for a list that cannot be
 * read.
 */
export function countSource(source: ExportSource): Omit<ExportList, 'name'> {
  if (source.kind === 'selection') {
    if (source.count > mostRows) throw tooManyRows()
    return { phones: source.count, problems: 0, header: null }
  }
  if (source.kind === 'macs') {
    if (source.text.length > mostMacCharacters) throw tooLarge()
    const { macs, unreadable } = parseMacList(source.text)
    if (macs.length + unreadable.length > mostRows) throw tooManyRows()
    return { phones: macs.length, problems: unreadable.length, header: null }
  }
  const { rows, problems, header } = readPhoneList(source.bytes, () => null)
  // The portal may know the model, or the person may choose the family, so a missing model is not a problem yet.
  const open = problems.filter(({ problem }) => problem.kind === 'unknown-model').length
  return { phones: rows.length + open, problems: problems.length - open, header }
}

const refused = (rule: string) => new Failure({ code: 'validation', problems: [{ field: 'list', rule }] })

/** The error for a list with more phones than one export accepts. */
export const tooManyRows = () => refused('too-many-rows')

/** The error for a list longer than any list of that many phones. */
export const tooLarge = () => refused('too-large')
