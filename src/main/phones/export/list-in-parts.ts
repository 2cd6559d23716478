import { type ExportSource, mostMacCharacters, tooLarge, tooManyRows } from './export-list.ts'
import { mostListBytes, mostRows } from './phone-list.ts'

/** Which part of a list comes: `first` begins anew, and `more` says that others follow. */
export interface Part {
  first: boolean
  more?: boolean | undefined
}

/**
 * A list that comes in parts, since a call over the bridge takes only so much. Each part gives the whole list once it
 * is complete, and null before. A part that makes it too long throws a `validation` `Failure`, and nothing is kept.
 */
export class ListInParts {
  #ids: string[] = []
  #text = ''

  phones(ids: readonly string[], { first, more }: Part): ExportSource | null {
    const all = [...(first ? [] : this.#ids), ...ids]
    this.forget()
    if (all.length > mostRows) throw tooManyRows()
    this.#ids = all
    return more === true ? null : { kind: 'phones', ids: all }
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
    this.#ids = []
    this.#text = ''
  }
}
