import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** A message's parameters by name: text, a number, or one of the variants of a select. */
export type Parameters = ReadonlyMap<string, 'text' | 'number' | readonly string[]>

/**
 * Parses a message.
 *
 * @throws if it is not ICU MessageFormat
 */
export const parseMessage = (message: string): MessageFormatElement[] => parse(message, { ignoreTag: true })

/** Every element of a message, including those within plurals and selects. */
function* elementsOf(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element
    if ('options' in element) for (const { value } of Object.values(element.options)) yield* elementsOf(value)
  }
}

/**
 * The parameters of a message.
 *
 * @throws if it uses one name with two types
 */
export function parametersOf(elements: readonly MessageFormatElement[]): Parameters {
  const found = new Map<string, 'text' | 'number' | readonly string[]>()
  for (const element of elementsOf(elements)) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue
    const kind = kindOf(element)
    const before = found.get(element.value)
    if (before !== undefined && String(before) !== String(kind)) {
      throw new Error(`{${element.value}} is given in two ways`)
    }
    found.set(element.value, kind)
  }
  return found
}

function kindOf(element: MessageFormatElement): 'text' | 'number' | readonly string[] {
  switch (element.type) {
    case TYPE.argument:
      return 'text'
    case TYPE.number:
    case TYPE.plural:
      return 'number'
    case TYPE.select:
      return Object.keys(element.options)
    default:
      throw new Error('moments are formatted by src/renderer/i18n/format.ts and given as text')
  }
}

/**
 * The JavaScript of a message: a string, or a function of its parameters. It calls `number` to write a number and
 * `plural` for its category. In a language that runs from right to left, a text that is put into a message keeps its own
 * direction (Unicode, UAX 9: FSI … PDI), as "+44 7700 900123" does not turn into "900123 7700 44+".
 */
export function compileMessage(elements: readonly MessageFormatElement[], direction: 'ltr' | 'rtl' = 'ltr'): string {
  const body = template(direction === 'rtl' ? isolated(elements) : elements, null)
  return parametersOf(elements).size === 0 ? body : `(values) => ${body}`
}

function isolated(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  const sign = (value: string): MessageFormatElement => ({ type: TYPE.literal, value })
  return elements.flatMap((element): MessageFormatElement[] => {
    if (element.type === TYPE.argument) return [sign('\u2068'), element, sign('\u2069')]
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [element]
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: isolated(option.value) },
    ])
    return [{ ...element, options: Object.fromEntries(options) } as MessageFormatElement]
  })
}

function template(elements: readonly MessageFormatElement[], counted: string | null): string {
  return `\`${elements.map((element) => part(element, counted)).join('')}\``
}

/** `counted`: the number that `#` stands for. */
function part(element: MessageFormatElement, counted: string | null): string {
  switch (element.type) {
    case TYPE.literal:
      return element.value.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`)
    case TYPE.argument:
      return `\${values.${element.value}}`
    case TYPE.number:
      if (element.style !== null && element.style !== undefined) throw new Error('numbers have one style')
      return `\${number(values.${element.value})}`
    case TYPE.pound:
      return `\${number(${counted})}`
    case TYPE.select:
      return choice(element.options, (name) => `values.${element.value} === '${name}'`, counted)
    case TYPE.plural: {
      if (element.offset !== 0 || element.pluralType === 'ordinal') throw new Error('no offsets and ordinals yet')
      const count = `values.${element.value}`
      const isCase = (name: string) =>
        name.startsWith('=') ? `${count} === ${name.slice(1)}` : `plural(${count}) === '${name}'`
      return choice(element.options, isCase, count)
    }
    default:
      throw new Error('moments are formatted by src/renderer/i18n/format.ts and given as text')
  }
}

/** Exact numbers take precedence over categories (ICU, PluralFormat). */
function choice(
  options: Readonly<Record<string, { value: MessageFormatElement[] }>>,
  isCase: (name: string) => string,
  counted: string | null,
): string {
  const cases = Object.entries(options).filter(([name]) => name !== 'other')
  const ordered = cases.toSorted(([one], [another]) => Number(another.startsWith('=')) - Number(one.startsWith('=')))
  const tests = ordered.map(([name, { value }]) => `${isCase(name)} ? ${template(value, counted)} : `)
  return `\${${tests.join('')}${template(options.other?.value ?? [], counted)}}`
}
