import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser'

/** An artificial language, derived from the source language to reveal what a translation would break. */
export interface PseudoLanguage {
  direction: 'ltr' | 'rtl'
  rewrite: (elements: MessageFormatElement[]) => MessageFormatElement[]
}

const accented = new Map(
  [
    ...'AÅBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaåbƀcçdðeéfƒgĝhĥiîjĵkķlļmḿnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, plain = '', marked = '']) => [plain, marked]),
)
const accents = (text: string) => [...text].map((letter) => accented.get(letter) ?? letter).join('')

/** How much longer German and Finnish texts are than English ones, roughly. */
const growth = 0.4
const filler = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'

function lengthened(elements: MessageFormatElement[]): MessageFormatElement[] {
  const letters = elements.reduce((sum, element) => sum + (element.type === TYPE.literal ? element.value.length : 0), 0)
  const more = filler.repeat(Math.ceil((letters * growth) / filler.length)).slice(0, Math.ceil(letters * growth))
  return [literal('['), ...elements, literal(` ${accents(more)}]`)]
}

const literal = (value: string): MessageFormatElement => ({ type: TYPE.literal, value })

/** Rewrites the literal text of a message and keeps its parameters. */
function mapWords(elements: MessageFormatElement[], rewrite: (text: string) => string): MessageFormatElement[] {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return literal(rewrite(element.value))
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return element
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: mapWords(option.value, rewrite) },
    ])
    return { ...element, options: Object.fromEntries(options) } as MessageFormatElement
  })
}

/** Shown from right to left, as Arabic is (Unicode, UAX 9: RLO … PDF). */
const mirrored = (text: string) => text.replaceAll(/\p{L}+/gu, '\u202e$&\u202c').replaceAll('→', '←')

export const pseudoLanguages: ReadonlyMap<string, PseudoLanguage> = new Map([
  ['en-XA', { direction: 'ltr', rewrite: (elements) => lengthened(mapWords(elements, accents)) }],
  ['ar-XB', { direction: 'rtl', rewrite: (elements) => mapWords(elements, (text) => mirrored(accents(text))) }],
])
