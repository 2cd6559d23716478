import { offered, type PortalAdapter } from '../../src/main/portals/portal-adapter.ts'
import type { Effect } from './expected.ts'
import type { World } from './worlds.ts'

interface Row {
  effect: Effect
  prepare(world: World): Promise<{ run(adapter: PortalAdapter): Promise<unknown>; secrets: string[] }>
}

const lastWeek = () => ({
  from: new Date(Date.now() - 7 * 24 * 3_600_000).toISOString(),
  to: new Date().toISOString(),
})
const newest = () => ({ ...lastWeek(), order: 'newest', at: { by: 'offset', offset: 0 }, limit: 100 }) as const

type Facet = NonNullable<PortalAdapter['recordings']>

/** A recording that can be heard; each call has one to itself, so that they do not get in each other's way. */
async function aRecording({ direct, token }: World, which: number): Promise<string> {
  const year = { from: new Date(Date.now() - 365 * 24 * 3_600_000).toISOString(), limit: 200 }
  const { recordings } = await offered(direct.recordings).list(token, { ...newest(), ...year })
  const id = recordings.filter(({ state }) => state === 'available').at(which)?.id
  if (id === undefined) throw new Error('the portal has too few recordings')
  return id
}

/** A call about one recording, after what has to happen before it. */
function about(
  which: number,
  effect: Effect,
  run: (facet: Facet, token: string, id: string) => Promise<unknown> | undefined,
  before: (facet: Facet, token: string, id: string) => Promise<unknown> = async () => undefined,
): Row {
  return {
    effect,
    async prepare(world) {
      const id = await aRecording(world, which)
      const { token } = world
      await before(offered(world.direct.recordings), token, id)
      return {
        run: async ({ recordings }) => run(offered(recordings), token, id),
        secrets: [],
      }
    },
  }
}

const nothing = () => undefined

export const recordingCalls = {
  'recordings.list': {
    effect: 'reads',
    prepare: async ({ token }) => ({
      run: ({ recordings }) => offered(recordings).list(token, newest()),
      secrets: [],
    }),
  },
  'recordings.days': {
    effect: 'reads',
    prepare: async ({ token }) => ({
      run: ({ recordings }) => offered(recordings?.days)(token, { ...lastWeek(), zone: 'Europe/London' }),
      secrets: [],
    }),
  },
  'recordings.people': {
    effect: 'reads',
    prepare: async ({ token }) => ({
      run: ({ recordings }) => offered(recordings?.people)(token, { search: 'a', limit: 20 }),
      secrets: [],
    }),
  },
  'recordings.read': about(0, 'reads', ({ read }, token, id) => read(token, id)),
  'recordings.peaks': about(0, 'reads', ({ peaks }, token, id) => offered(peaks)(token, id, 100)),
  'recordings.addNote': about(0, 'changes', ({ addNote }, token, id) =>
    offered(addNote)(token, id, { at: 1, text: 'Delivery on Friday' }),
  ),
  'recordings.deleteNote': {
    effect: 'asks',
    async prepare(world) {
      const { token } = world
      const facet = offered(world.direct.recordings)
      const id = await aRecording(world, 1)
      await offered(facet.addNote)(token, id, { at: 2, text: 'Call back' })
      const note = (await facet.read(token, id)).notes.at(-1)?.id ?? ''
      return { run: ({ recordings }) => offered(recordings?.deleteNote)(token, id, note), secrets: [] }
    },
  },
  'recordings.changeLabels': about(0, 'changes', ({ changeLabels }, token, id) =>
    offered(changeLabels)(token, id, { tags: ['complaint'], score: 4 }),
  ),
  'recordings.hold': about(0, 'changes', ({ hold }, token, id) =>
    offered(hold)(token, id, { reason: 'Complaint', case: '4471' }),
  ),
  'recordings.releaseHold': about(
    2,
    'changes',
    ({ releaseHold }, token, id) => offered(releaseHold)(token, id, 'The case is closed'),
    ({ hold }, token, id) => offered(hold)(token, id, { reason: 'Complaint', case: '' }),
  ),
  'recordings.delete': about(
    3,
    'changes',
    (facet, token, id) => offered(facet.delete)(token, id, 'Asked for by the caller'),
    ({ restore }, token, id) => offered(restore)(token, id).catch(nothing),
  ),
  'recordings.restore': about(
    4,
    'asks',
    ({ restore }, token, id) => offered(restore)(token, id),
    (facet, token, id) => offered(facet.delete)(token, id, 'By mistake').catch(nothing),
  ),
  'recordings.fetchBack': {
    effect: 'changes',
    async prepare(world) {
      const id = `archived-${crypto.randomUUID()}`
      const start = Date.now()
      const party = { number: '200', name: 'Reception' }
      offered(world.portal).recordings.add([
        { id, start, seconds: 8, direction: 'inbound', caller: party, callee: party, state: 'archived' },
      ])
      return { run: ({ recordings }) => offered(recordings?.fetchBack)(world.token, id), secrets: [] }
    },
  },
  'recordings.audit': about(0, 'reads', ({ audit }, token, id) => offered(audit)(token, id)),
} as const satisfies Record<string, Row>

/** The names of the calls, for kinds that have no recordings. */
export const recordingCallNames = Object.keys(recordingCalls) as (keyof typeof recordingCalls)[]
