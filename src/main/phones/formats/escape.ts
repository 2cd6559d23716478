import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { Refused } from './phone-format.ts'

/** Characters that XML 1.0 forbids even as a character reference (XML 1.0, 2.2 "Char"). */
const notXml = /[\p{Cc}--[\t\n\r\x7f-\x9f]]|[\ufffe\uffff]|\p{Cs}/v

/** Control characters end a line or are lost; a lone surrogate cannot be encoded as UTF-8. */
const notALine = /\p{Cc}|\p{Cs}/u

/** Throws {@link Refused} for the first character of the value that the pattern finds. */
export function refuse(field: ExportField, value: string, pattern: RegExp): void {
  const found = pattern.exec(value)
  if (found) throw new Refused(field, 'character', codePointOf(found[0]))
}

/** Throws {@link Refused} for a value in quotes that the program would strip; the pattern's group is the quote. */
export function refuseQuoted(field: ExportField, value: string, pattern: RegExp): void {
  const quote = pattern.exec(value)?.[1]
  if (quote !== undefined) throw new Refused(field, 'quoted', codePointOf(quote))
}

const reference = (character: string) => `&#${character.codePointAt(0)};`

/**
 * A value as the text of an XML element. A bare CR would be read as LF (XML 1.0, 2.11), and programs that tidy
 * XML drop white space at the edges: both are written as character references.
 */
export function xmlText(field: ExportField, value: string): string {
  refuse(field, value, notXml)
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r|^[ \t\n]+|[ \t\n]+$/g, (space) => [...space].map(reference).join(''))
}

/** A value for an XML attribute in double quotes. White space is normalised there (3.3.3) unless it is a reference. */
export function xmlAttribute(field: ExportField, value: string): string {
  refuse(field, value, notXml)
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, reference)
}

/**
 * A value written as it is, to the end of a line that has no escapes: refuses characters that would end the line or be
 * lost.
 */
export function rawLine(field: ExportField, value: string): string {
  refuse(field, value, notALine)
  if (value.startsWith(' ') || value.endsWith(' ')) throw new Refused(field, 'edge', codePointOf(' '))
  return value
}

/** One element: its name, the account field it holds, the text, and serialised attributes. */
export type XmlElement = [name: string, field: ExportField, text: string, attributes?: string]

/** Elements as lines of XML at one depth of indentation, each value escaped. */
export function xmlElements(indent: string, elements: XmlElement[]): string {
  return elements
    .map(([name, field, text, attributes]) => {
      const opening = attributes === undefined ? name : `${name} ${attributes}`
      return `${indent}<${opening}>${xmlText(field, text)}</${name}>\n`
    })
    .join('')
}

/** A character as U+XXXX. */
function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
