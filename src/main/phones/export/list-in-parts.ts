import { longestList } from '../../../shared/lists/list-limits.ts'
import type { PhoneColumn } from '../../../shared/phones/phone-columns.ts'
import { joined, type Selection } from '../../lists/selection.ts'
import { type ExportSource, mostMacCharacters, tooLarge, tooManyRows } from './export-list.ts'
import { mostListBytes, mostRows } from './phone-list.ts'

/** The position of a part: `first` starts a new list, and `more` means that others follow. */
export interface Part {
  first: boolean
  more?: boolean | undefined
}

const nothing: Selection<PhoneColumn> = { views: [], ids: [], except: [] }

/**
 * A list that arrives in parts, because a call over the bridge is limited in size. Each method returns the whole list
 * once it is complete, and null before. A part that makes it too long throws a `validation` `Failure`, and nothing is
 * kept.
 */
export class ListInParts {
  #selection = nothing
  #text = ''

  /** `count` is the list's count of phones in the whole selection. */
  selection(part: Selection<PhoneColumn>, count: number, { first, more }: Part): ExportSource | null {
    const selection = first ? part : joined(this.#selection, part)
    this.forget()
    const { ids, except } = selection
    if (count > mostRows || ids.length > mostRows || except.length > longestList) throw tooManyRows()
    this.#selection = selection
    return more === true ? null : { kind: 'selection', selection, count }
  }

  text(part: string, of: 'phones' | 'macs', { first, more }: Part): ExportSource | null {
    const text = first ? part : this.#text + part
    this.forget()
    if (text.length > (of === 'macs' ? mostMacCharacters : mostListBytes)) throw tooLarge()
    this.#text = text
    if (more === true) return null
    return of === 'macs' ? { kind: 'macs', text } : { kind: 'list', bytes: Buffer.from(text) }
  }

  forget(): void {
    this.#selection = nothing
    this.#text = ''
  }
}
