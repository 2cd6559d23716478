import { longestList } from '../../../shared/lists/list-limits.ts'
import type { PhoneColumn } from '../../../shared/phones/phone-columns.ts'
import { joined, type Selection } from '../../lists/selection.ts'
import { type ExportSource, mostMacCharacters, tooLarge, tooManyRows } from './export-list.ts'
import { mostListBytes, mostRows } from './phone-list.ts'

/** The position of a chunk: `first` starts a new list, and `more` means that others follow. */
export interface Chunk {
  first: boolean
  more?: boolean | undefined
}

const nothing: Selection<PhoneColumn> = { views: [], ids: [], except: [] }

/**
 * A list that arrives in chunks, because a call over the bridge is limited in size. Each method returns the whole list
 * once it is complete, and null before. A chunk that makes it too long throws a `validation` `Failure`, and nothing is
 * kept.
 */
export class ChunkedList {
  #selection = nothing
  #text = ''

  /** `count` is the list's count of phones in the whole selection. */
  selection(chunk: Selection<PhoneColumn>, count: number, { first, more }: Chunk): ExportSource | null {
    const selection = first ? chunk : joined(this.#selection, chunk)
    this.forget()
    const { ids, except } = selection
    if (count > mostRows || ids.length > mostRows || except.length > longestList) throw tooManyRows()
    this.#selection = selection
    return more === true ? null : { kind: 'selection', selection, count }
  }

  text(chunk: string, of: 'phones' | 'macs', { first, more }: Chunk): ExportSource | null {
    const text = first ? chunk : this.#text + chunk
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
