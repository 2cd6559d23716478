import type { Page } from 'playwright-core'
import { z } from 'zod'

/** The parts of V8's heap snapshot that are read here (v8/src/profiler/heap-snapshot-generator.cc). */
const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
  edges: z.array(z.number()),
  strings: z.array(z.string()),
})
type Snapshot = z.infer<typeof snapshotSchema>

/**
 * Everything in the page's JavaScript memory, in all its worlds, after a garbage collection. Excludes the text that
 * Playwright itself matched last in its own world: a search by text reads the whole page, and V8 keeps the last matched
 * text as `RegExp.input`.
 */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  const worlds: number[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  session.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
    if (name.startsWith('__playwright')) worlds.push(id)
  })
  await session.send('Runtime.enable')
  for (const contextId of worlds) await session.send('Runtime.evaluate', { contextId, expression: `/^/.test('')` })
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/**
 * What keeps a text in the page's memory: for each string that contains the text, the shortest path to it from the
 * garbage collector's roots. Empty if the text is not in memory.
 */
export async function holdersOf(page: Page, text: string): Promise<string[]> {
  const heap = await heapOf(page)
  const written = JSON.stringify(text).slice(1, -1)
  if (!heap.includes(written)) return []
  const paths = pathsTo(snapshotSchema.parse(JSON.parse(heap)), text)
  return paths.length > 0 ? paths : ['the name of a property or a variable']
}

/** What keeps a text in memory permanently: what a promise or a frame held is freed by a later collection. */
export async function lastingHoldersOf(page: Page, text: string): Promise<string[]> {
  let holders = await holdersOf(page, text)
  for (let collection = 1; holders.length > 0 && collection < 10; collection++) holders = await holdersOf(page, text)
  return holders
}

function pathsTo({ snapshot: { meta }, nodes, edges, strings }: Snapshot, text: string): string[] {
  const node = positions(meta.node_fields)
  const edge = positions(meta.edge_fields)
  const nodeTypes = meta.node_types[0]
  const edgeTypes = meta.edge_types[0]
  const width = meta.node_fields.length
  const edgeWidth = meta.edge_fields.length
  const at = (list: readonly number[], index: number) => list[index] ?? 0
  const nodeName = (start: number) => strings[at(nodes, start + node('name'))] ?? ''
  const describe = (start: number) => `${nodeTypes[at(nodes, start + node('type'))]} ${nodeName(start).slice(0, 80)}`

  const firstEdge = new Map<number, number>()
  let next = 0
  for (let start = 0; start < nodes.length; start += width) {
    firstEdge.set(start, next)
    next += at(nodes, start + node('edge_count')) * edgeWidth
  }

  // Breadth first from the roots, so the first path to a node is the shortest.
  const reachedBy = new Map<number, { from: number; label: string } | null>([[0, null]])
  for (const start of reachedBy.keys()) {
    const first = firstEdge.get(start) ?? 0
    const end = first + at(nodes, start + node('edge_count')) * edgeWidth
    for (let current = first; current < end; current += edgeWidth) {
      const type = edgeTypes[at(edges, current + edge('type'))] ?? ''
      const to = at(edges, current + edge('to_node'))
      if (type === 'weak' || reachedBy.has(to)) continue
      const name = at(edges, current + edge('name_or_index'))
      const label = ['element', 'hidden'].includes(type) ? `[${name}]` : `.${strings[name]}`
      reachedBy.set(to, { from: start, label: `${label} (${type})` })
    }
  }

  const holders = Array.from({ length: nodes.length / width }, (_, index) => index * width).filter((start) =>
    nodeName(start).includes(text),
  )
  return holders.map((start) => {
    const steps = [describe(start)]
    for (let way = reachedBy.get(start); way; way = reachedBy.get(way.from)) {
      steps.unshift(`${describe(way.from)} ${way.label}`)
    }
    return reachedBy.has(start) ? steps.join(' -> ') : `only weakly held: ${describe(start)}`
  })
}

const positions = (fields: readonly string[]) => (name: string) => fields.indexOf(name)
