import { glob, readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** One import of a source file. Paths are relative to the project, with slashes. */
interface Import {
  from: string
  line: number
  /** A source file if the specifier is relative; otherwise the specifier. */
  to: string
}

/** The files' texts by their paths. */
export type Tree = ReadonlyMap<string, string>

/** Folders of main that must not import features, with the folders of main that they may import. */
const belowFeatures: Readonly<Record<string, readonly string[]>> = {
  portals: ['http'],
  http: [],
  network: ['http', 'policy'],
  keychain: [],
  settings: ['files'],
}
/** Nor may they import the files that assemble the features. */
const aboveFeatures = /^src\/main\/(?:index|features|feature|shell|dependencies)\.ts$/

/** Files that tend to grow with every feature, and their maximum number of lines. */
const central = [
  'src/shared/bridge.ts',
  'src/main/features.ts',
  'src/main/shell.ts',
  'src/main/index.ts',
  'src/renderer/pages.ts',
  'src/renderer/app.tsx',
]
const mostLines = 120

const isIn = (folder: string) => (path: string) => path.startsWith(`src/${folder}/`)
/** The folder of `src/main/http/a/b.ts` is `src/main/http`; a file directly in `src/main` has none. */
const folderOf = (path: string) => /^src\/\w+\/[^/]+(?=\/)/.exec(path)?.[0] ?? null

/** What a file of one layer must not import, and why. */
const layers: readonly { from: (path: string) => boolean; to: (path: string) => boolean; rule: string }[] = [
  { from: isIn('main'), to: isIn('renderer'), rule: 'main does not know the screens' },
  { from: isIn('renderer'), to: isIn('main'), rule: 'the renderer reaches main over the bridge alone' },
  {
    from: isIn('shared'),
    to: (path) => path.startsWith('src/') && !isIn('shared')(path),
    rule: 'shared knows neither process',
  },
  {
    from: isIn('renderer/ui'),
    to: (path) => path.startsWith('src/') && !isIn('renderer/ui')(path),
    rule: 'ui imports nothing of ours but its own files',
  },
  ...Object.entries(belowFeatures).map(([name, lower]) => ({
    // The feature of the same name, which uses the folder, may import what features import.
    from: (path: string) => isIn(`main/${name}`)(path) && !path.endsWith('/feature.ts'),
    to: (path: string) =>
      aboveFeatures.test(path) ||
      (/^src\/main\/.*\//.test(path) && ![name, ...lower].some((folder) => isIn(`main/${folder}`)(path))),
    rule: `${name} knows no feature and nothing above it`,
  })),
]

/** The violations of the import rules, as sentences that begin with a file and a line. */
export function brokenRules(tree: Tree): string[] {
  const imports = importsOf(tree)
  const broken = [...brokenLayers(imports), ...mutualFolders(imports), ...circles(tree, imports), ...longFiles(tree)]
  return broken.map(({ place, words }) => `${place}: ${words}`)
}

interface Broken {
  /** File and line. */
  place: string
  words: string
}

const at = ({ from, line }: Import) => `${from}:${line}`

function brokenLayers(imports: readonly Import[]): Broken[] {
  return imports.flatMap((one) =>
    layers
      .filter(({ from, to }) => from(one.from) && to(one.to))
      .map(({ rule }) => ({ place: at(one), words: `${one.from} imports ${one.to}: ${rule}` })),
  )
}

function mutualFolders(imports: readonly Import[]): Broken[] {
  const first = new Map<string, Import>()
  for (const one of imports) {
    const [from, to] = [folderOf(one.from), folderOf(one.to)]
    if (from && to && from !== to && dirname(from) === dirname(to)) first.set(`${from} ${to}`, one)
  }
  return [...first].flatMap(([pair, one]) => {
    const [from = '', to = ''] = pair.split(' ')
    return from < to && first.has(`${to} ${from}`)
      ? [{ place: at(one), words: `${from} and ${to} import each other` }]
      : []
  })
}

/** The import cycles (strongly connected components, Tarjan 1972), each named by its first file. */
function circles(tree: Tree, imports: readonly Import[]): Broken[] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const found: Broken[] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const visit = (file: string): number => {
    const own = order.size
    order.set(file, own)
    lowest.set(file, own)
    open.push(file)
    for (const { to } of next.get(file) ?? []) {
      if (!tree.has(to) || to === file) continue
      const reached = order.has(to) ? (open.includes(to) ? (order.get(to) ?? own) : own) : visit(to)
      lowest.set(file, Math.min(lowest.get(file) ?? own, reached))
    }
    if (lowest.get(file) === own) {
      const circle = open.splice(open.indexOf(file)).sort()
      const [head = file] = circle
      const one = next.get(head)?.find(({ to }) => circle.includes(to))
      if (one && circle.length > 1) found.push({ place: at(one), words: `a circle of imports: ${circle.join(', ')}` })
    }
    return lowest.get(file) ?? own
  }
  for (const file of tree.keys()) if (!order.has(file)) visit(file)
  return found
}

function longFiles(tree: Tree): Broken[] {
  return central.flatMap((file) => {
    const lines = (tree.get(file) ?? '').split('\n').length - 1
    return lines > mostLines
      ? [{ place: `${file}:${mostLines + 1}`, words: `${file} has more than ${mostLines} lines` }]
      : []
  })
}

/** Every import and re-export, including types and `import()`. */
function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, text]) => {
    const found: Import[] = []
    const add = (node: { source: { type: string; start: number; value?: unknown } | null }) => {
      const { source } = node
      if (typeof source?.value !== 'string') return
      const to = source.value.startsWith('.') ? posix.join(posix.dirname(from), source.value) : source.value
      found.push({ from, to, line: text.slice(0, source.start).split('\n').length })
    }
    new Visitor({
      ImportDeclaration: add,
      ExportNamedDeclaration: add,
      ExportAllDeclaration: add,
      ImportExpression: add,
    }).visit(parseSync(from, text).program)
    return found
  })
}

async function sourcesOf(project: string): Promise<Tree> {
  const tree = new Map<string, string>()
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: project })) {
    tree.set(file.replaceAll('\\', '/'), await readFile(join(project, file), 'utf8'))
  }
  return tree
}

if (import.meta.main) {
  const broken = brokenRules(await sourcesOf(join(import.meta.dirname, '..')))
  for (const sentence of broken) console.error(sentence)
  process.exitCode = broken.length === 0 ? 0 : 1
}
