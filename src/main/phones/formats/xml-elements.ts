import type { ExportField } from '../../../shared/phones/phone-export.ts'
import { xmlText } from './escape.ts'

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
