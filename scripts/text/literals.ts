import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { parseSync } from 'vite'
import { z } from 'zod'

/** Attributes of elements and components that a person reads or hears. */
const attributes = new Set(['title', 'label', 'placeholder', 'alt', 'hint', 'lead', 'aria-label', 'aria-description'])
/** Members of menu items and of the system's dialogs that a person reads. */
const members = new Set(['label', 'sublabel', 'toolTip', 'message', 'detail', 'buttons'])
/** Calls to the system that show those members. */
const calls = new Set([
  'showMessageBox',
  'showErrorBox',
  'showOpenDialog',
  'showSaveDialog',
  'showCertificateTrustDialog',
])

const nodeSchema = z.looseObject({ type: z.string(), start: z.number() })
type Node = z.infer<typeof nodeSchema>

const isNode = (value: unknown): value is Node => nodeSchema.safeParse(value).success
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)
const isWords = (value: unknown) => typeof value === 'string' && /\p{L}{2}/u.test(value)
const nameOf = (value: unknown): string =>
  isNode(value) ? String(value.name ?? value.value ?? nameOf(value.property) ?? '') : ''

/** The literal texts in a value that is a string, a template, a list or a conditional. */
function wordsIn(node: unknown): Node[] {
  if (!isNode(node)) return []
  switch (node.type) {
    case 'Literal':
      return isWords(node.value) ? [node] : []
    case 'TemplateElement':
      return isWords(z.object({ cooked: z.string() }).safeParse(node.value).data?.cooked) ? [node] : []
    case 'TemplateLiteral':
      return [node.quasis].flat().flatMap(wordsIn)
    case 'JSXExpressionContainer':
      return wordsIn(node.expression)
    case 'ArrayExpression':
      return [node.elements].flat().flatMap(wordsIn)
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(wordsIn)
    case 'LogicalExpression':
      return wordsIn(node.right)
    default:
      return []
  }
}

function literalsIn(node: Node, speaks: boolean): Node[] {
  const found = childrenOf(node).flatMap((child) => literalsIn(child, speaks || isDialog(node)))
  switch (node.type) {
    case 'JSXText':
      return isWords(node.value) ? [node] : []
    case 'JSXAttribute':
      return attributes.has(nameOf(node.name)) ? [...wordsIn(node.value), ...found] : found
    case 'JSXElement':
    case 'JSXFragment':
      return [
        ...[node.children]
          .flat()
          .filter(isNode)
          .filter(({ type }) => type === 'JSXExpressionContainer')
          .flatMap(wordsIn),
        ...found,
      ]
    case 'Property':
      return speaks && members.has(nameOf(node.key)) ? [...wordsIn(node.value), ...found] : found
    case 'CallExpression':
      return nameOf(node.callee) === 'showErrorBox' ? [...[node.arguments].flat().flatMap(wordsIn), ...found] : found
    default:
      return found
  }
}

const isDialog = (node: Node) => node.type === 'CallExpression' && calls.has(nameOf(node.callee))

/** The lines of a source file with literal text that a person would see. `isMenu`: its objects are items of a menu. */
export function literalLines(file: string, source: string, isMenu = false): number[] {
  const { program } = parseSync(file, source)
  const root = nodeSchema.parse(program)
  const lines = literalsIn(root, isMenu).map(({ start }) => source.slice(0, start).trimEnd().split('\n').length)
  return [...new Set(lines)].toSorted((one, another) => one - another)
}

/** Every place in the pages and in main that shows text that is not from a catalog. */
export function literalFaults(project: string): string[] {
  return ['src/renderer', 'src/main'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = join(entry.parentPath, entry.name)
      if (!entry.isFile() || !['.ts', '.tsx'].includes(extname(file))) return []
      const isMenu = file.includes(`${sep}menu${sep}`)
      return literalLines(file, readFileSync(file, 'utf8'), isMenu).map(
        (line) => `${relative(project, file)}:${line} shows words from no catalog`,
      )
    }),
  )
}
