import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { Emit, Handlers } from '../../../src/main/ipc/dispatch.ts'
import { createMedia } from '../../../src/main/media/media.ts'
import { recordings } from '../../../src/main/recordings/feature.ts'
import { createSessionKeeper } from '../../../src/main/session/session-keeper.ts'
import type { Policy } from '../../../src/shared/policy/policy.ts'
import type { HoldsProgress } from '../../../src/shared/recordings/many-holds.ts'
import type { ExportForm, ExportStatus } from '../../../src/shared/recordings/recording-files.ts'
import type { Recording } from '../../../src/shared/recordings/recordings.ts'
import { startFaultProxy } from '../../portal/fault-proxy.ts'
import { portalForTest } from '../../portal/portal-client.ts'
import { soundBytes, soundLength } from '../../portal/recordings/sound.ts'
import { planOf } from '../../portal/recordings/sound-plan.ts'
import { createFeature, policyStore } from '../feature-dependencies.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'
import { unseenWork } from '../unseen-work.ts'

const beginning = Date.UTC(2026, 5, 10, 9)

/** A call of a second with sound, unless something else is said. */
export const aCall = (index: number, part: Partial<Parameters<typeof planOf>[0] & Recording> = {}) => ({
  id: `call-${index}`,
  seconds: 1,
  direction: 'inbound' as const,
  caller: { number: `+44 1632 960${String(index).padStart(3, '0')}`, name: '' },
  callee: { number: '200', name: 'Ada Fernandes' },
  state: 'available' as const,
  ...part,
  start: beginning + index * 1000,
})
export const calls = (count: number) => Array.from({ length: count }, (_, index) => aCall(index))

/** The file of such a call as the portal has it. */
export function soundOf(id: string, part: Parameters<typeof aCall>[1] = {}): Buffer {
  const plan = planOf(aCall(Number(id.split('-')[1]), part))
  return Buffer.concat([...soundBytes(plan, { first: 0, last: soundLength(plan) - 1 })])
}

/**
 * The feature with a person who is signed in, before a portal with calls, over a network that a test can break. `direct`
 * leaves that network out, which passes answers on only when they are whole.
 */
export async function recordingsAtPortal(
  stored: ReturnType<typeof aCall>[],
  { as = 'ada', direct = false }: { as?: 'ada' | 'ben'; direct?: boolean } = {},
) {
  const portal = await portalForTest({ capabilities: { recordings: { holds: true } } })
  portal.recordings.add(stored)
  const proxy = await startFaultProxy(new URL(portal.url))
  const folder = await mkdtemp(join(tmpdir(), 'recordings-'))
  onTestFinished(async () => {
    await proxy.close()
    await rm(folder, { recursive: true, force: true })
  })
  const settings = memorySettings()
  const policy: { current: Policy } = { current: {} }
  const statuses: ExportStatus[] = []
  const holds: HoldsProgress[] = []
  const playProgress: { done: number; total: number }[] = []
  const listener: { onDownloadProgress: () => void } = { onDownloadProgress: () => undefined }
  const emit: Emit = (event, payload) => {
    if (event === 'recordings.exportChanged') statuses.push(payload as ExportStatus)
    if (event === 'recordings.playProgress') playProgress.push(payload as (typeof playProgress)[number])
    if (event === 'recordings.holdsProgress') holds.push(payload as HoldsProgress)
    if (event === 'recordings.downloadProgress') listener.onDownloadProgress()
  }
  const chosen: Record<ExportForm, string> & { sound: string | null } = {
    folder,
    zip: join(folder, 'recordings.zip'),
    xlsx: join(folder, 'calls.xlsx'),
    csv: join(folder, 'calls.csv'),
    sound: join(folder, 'call.wav'),
  }
  const suggested: string[] = []
  /** Files that were shown in their folders. */
  const shown: string[] = []
  const files = {
    folder: async () => chosen.folder,
    csv: async () => null,
    show: (path: string) => void shown.push(path),
    async save(name: string) {
      suggested.push(name)
      const form = name.split('.').at(-1)
      return form === 'zip' || form === 'xlsx' || form === 'csv' ? chosen[form] : chosen.sound
    },
  }

  /** Another run of the app with the same settings. */
  async function start() {
    const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
    const active = createActivePortal(http, settings, new URL(direct ? portal.url : proxy.origin))
    const session = createSessionKeeper(active, memorySecrets(), {
      ended: () => undefined,
      reachable: () => undefined,
    })
    const { username, password } = portal.people[as]
    await session.signIn({ username, password }, false)
    const ignored = () => undefined
    const feature = createFeature(recordings, {
      session,
      portal: active,
      media: createMedia(),
      settings,
      files,
      emit,
      policy: policyStore(policy),
      startWork: unseenWork,
      log: { info: ignored, warning: ignored, error: ignored },
    })
    onTestFinished(() => feature.onQuit?.())
    return feature
  }

  const feature = await start()
  return {
    portal,
    proxy,
    folder,
    settings,
    policy,
    statuses,
    playProgress,
    holds,
    listener,
    chosen,
    suggested,
    shown,
    start,
    feature,
  }
}

/** Every call. */
export const selection = {
  views: [{ from: new Date(beginning).toISOString(), to: new Date(beginning + 86_400_000).toISOString() }],
  ids: [] as string[],
  except: [] as string[],
}

/** Chooses the place and starts an export, of all calls unless others are named. */
export async function begin(
  handlers: Pick<Handlers, 'recordings.chooseExportPlace' | 'recordings.startExport'>,
  as: ExportForm,
  selected = selection,
) {
  await handlers['recordings.chooseExportPlace']({ as })
  const asked = { selection: selected, as, reason: '', despiteSpace: false }
  expect(await handlers['recordings.startExport'](asked)).toEqual({ state: 'started' })
}

/** Resolves with the status once it is as awaited. */
export function until(
  handlers: Pick<Handlers, 'recordings.export'>,
  is: (status: ExportStatus) => boolean,
): Promise<ExportStatus> {
  return vi.waitUntil(
    async () => {
      const status = await handlers['recordings.export']({})
      return status && is(status) ? status : null
    },
    { timeout: 120_000, interval: 20 },
  ) as Promise<ExportStatus>
}
export const ended = ({ state }: ExportStatus) => ['done', 'cancelled', 'stopped'].includes(state)
