import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'

/** Drawing elements of SVG 2 that cannot run scripts, load resources or embed another language. */
const allowedElements = new Set(
  'svg g defs title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask use symbol'.split(
    ' ',
  ),
)

const longest = 100_000

const nodeSchema = z.record(z.string(), z.unknown())
const nodesSchema = z.array(nodeSchema)

/**
 * The problems of a mark, each as the end of a sentence; none if it only draws. A browser opens it when icons are made,
 * and it may come from an untrusted source: anything not on the list is refused.
 */
export function problemsInMark(svg: string): string[] {
  if (svg.length > longest) return [`must be smaller than ${longest} characters`]
  // Entities could hide text from the checks below, and a mark needs none.
  if (/<!DOCTYPE|<!ENTITY|<!\[CDATA\[/i.test(svg)) return ['must hold no DOCTYPE, entity or CDATA section']
  if (/<\?(?!xml\s)/i.test(svg)) return ['must hold no processing instruction']
  if (XMLValidator.validate(svg) !== true) return ['must be well-formed XML']
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    parseTagValue: false,
    processEntities: false,
    ignoreDeclaration: true,
  })
  const nodes = nodesSchema.parse(parser.parse(svg))
  const roots = nodes.flatMap((node) => Object.keys(node).filter((name) => name !== '#text' && name !== ':@'))
  if (roots.join() !== 'svg') return ['must be one <svg>']
  return [...new Set(nodes.flatMap(problemsInNode))]
}

function problemsInNode(node: Record<string, unknown>): string[] {
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === '#text') return []
    if (name === ':@') return Object.entries(nodeSchema.parse(value)).flatMap(problemsInAttribute)
    if (!allowedElements.has(name)) return [`must not hold <${name}>; draw with paths and shapes`]
    return nodesSchema.parse(value).flatMap(problemsInNode)
  })
}

function problemsInAttribute([name, value]: [string, unknown]): string[] {
  const text = String(value)
  if (/^on/i.test(name)) return [`must not hold the handler ${name}`]
  if (/^(?:xlink:)?href$/i.test(name) && !/^#[\w-]+$/.test(text)) return ['must not link outside itself']
  if (/[&\\@]|javascript:|data:/i.test(text)) return [`holds something other than a drawing in ${name}`]
  if (text.replaceAll(/url\(['"]?#[\w-]+['"]?\)/g, '').includes('url(')) return [`must not load anything in ${name}`]
  return []
}
