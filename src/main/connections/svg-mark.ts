/** Drawing elements of SVG 2 that cannot run scripts, load resources, move or embed another language. */
const allowedElements = new Set(
  'svg g defs title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask use symbol'.split(
    ' ',
  ),
)

const longest = 100_000

/**
 * The problems of a mark, each as the end of a sentence; none if it only draws. A browser opens it when icons are made
 * and when it is shown, and it may come from an untrusted source: anything not on the list is refused, and so is XML
 * beyond what drawings need, which browsers could read in another way.
 */
export function problemsInMark(svg: string): string[] {
  if (svg.length > longest) return [`must be smaller than ${longest} characters`]
  // Entities could hide text from the checks below, and a mark needs none.
  if (/<!DOCTYPE|<!ENTITY|<!\[CDATA\[/i.test(svg)) return ['must hold no DOCTYPE, entity or CDATA section']
  if (/<\?(?!xml\s)/i.test(svg)) return ['must hold no processing instruction']
  const found = new Set<string>()
  const open: string[] = []
  let roots = 0
  for (const piece of piecesOf(svg)) {
    if (piece === null) return ['must be well-formed XML']
    if (piece.kind === 'text') {
      if (open.length === 0 && piece.text.trim() !== '') return ['must be one <svg>']
      continue
    }
    const { name } = piece
    if (piece.kind === 'end') {
      if (open.pop() !== name) return ['must be well-formed XML']
      continue
    }
    if (open.length === 0 && (++roots > 1 || name !== 'svg')) return ['must be one <svg>']
    if (!allowedElements.has(name)) found.add(`must not hold <${name}>; draw with paths and shapes`)
    if (new Set(piece.attributes.map(([attribute]) => attribute)).size < piece.attributes.length)
      return ['must be well-formed XML']
    for (const problem of piece.attributes.flatMap(problemsInAttribute)) found.add(problem)
    if (!piece.isEmpty) open.push(name)
  }
  return open.length > 0 || roots === 0 ? ['must be well-formed XML'] : [...found]
}

function problemsInAttribute([name, text]: Attribute): string[] {
  if (/^on/i.test(name)) return [`must not hold the handler ${name}`]
  if (/^(?:xlink:)?href$/i.test(name) && !/^#[\w-]+$/.test(text)) return ['must not link outside itself']
  if (/[&\\@]|javascript:|data:/i.test(text)) return [`holds something other than a drawing in ${name}`]
  if (text.replaceAll(/url\(['"]?#[\w-]+['"]?\)/gi, '').match(/url\(/i)) return [`must not load anything in ${name}`]
  return []
}

type Attribute = readonly [name: string, value: string]
type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'start'; name: string; attributes: Attribute[]; isEmpty: boolean }
  | { kind: 'end'; name: string }

const name = '[A-Za-z_][\\w.:-]*'
const pattern = {
  declaration: /\uFEFF?(?:<\?xml\s[^<>]*\?>)?/y,
  comment: /<!--(?:[^-]|-(?!-))*-->/y,
  text: /[^<]+/y,
  start: new RegExp(`<(${name})`, 'y'),
  attribute: new RegExp(`\\s+(${name})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y'),
  close: /\s*(\/?)>/y,
  end: new RegExp(`</(${name})\\s*>`, 'y'),
}

/** Texts, start tags and end tags, in order; `null` at anything else, after which there is nothing. */
function* piecesOf(xml: string): Generator<Piece | null> {
  let at = 0
  const take = (expected: RegExp) => {
    expected.lastIndex = at
    const match = expected.exec(xml)
    if (match) at = expected.lastIndex
    return match
  }
  take(pattern.declaration)
  while (at < xml.length) {
    if (take(pattern.comment)) continue
    const text = take(pattern.text)
    if (text) {
      yield { kind: 'text', text: text[0] }
      continue
    }
    const end = take(pattern.end)
    if (end?.[1] !== undefined) {
      yield { kind: 'end', name: end[1] }
      continue
    }
    const start = take(pattern.start)
    const attributes: Attribute[] = []
    for (let one = take(pattern.attribute); one?.[1] !== undefined; one = take(pattern.attribute))
      attributes.push([one[1], one[2] ?? one[3] ?? ''])
    const close = take(pattern.close)
    if (start?.[1] === undefined || !close) {
      yield null
      return
    }
    yield { kind: 'start', name: start[1], attributes, isEmpty: close[1] === '/' }
  }
}
