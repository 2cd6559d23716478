import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createActivePortal } from '../../../src/main/connections/active-portal.ts'
import type { FileChooser } from '../../../src/main/files/file-chooser.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { Emit } from '../../../src/main/ipc/dispatch.ts'
import { phoneFileHandlers } from '../../../src/main/phones/phone-file-handlers.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { UnderWay } from '../../../src/main/under-way.ts'
import type { BridgeEvent } from '../../../src/shared/bridge.ts'
import type { ExportProgress } from '../../../src/shared/phones/phone-export.ts'
import type { PhoneFormatId } from '../../../src/shared/phones/phone-models.ts'
import type { PortalOptions } from '../../portal/options.ts'
import { portalForTest } from '../../portal/portal-client.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'
import { unseenWork } from '../unseen-work.ts'

/**
 * The handlers over a signed-in session, a folder of the test's own, and what the screen was told. It takes what the
 * portal is like and which files policy allows.
 */
export async function opened(options: PortalOptions = {}, allows: (format: PhoneFormatId) => boolean = () => true) {
  const portal = await portalForTest({ phones: 20, ...options })
  const folder = await mkdtemp(join(tmpdir(), 'phone-files-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  const active = createActivePortal(http, memorySettings(), new URL(portal.url))
  const session = createSessionKeeper(active, memorySecrets(), { ended: () => undefined, reachable: () => undefined })
  const { username, password } = portal.people.ada
  await session.signIn({ username, password }, false)

  const told: { event: BridgeEvent; payload: unknown }[] = []
  const emit: Emit = (event, payload) => void told.push({ event, payload })
  const chosen = { folder, zip: join(folder, 'phones.zip'), csv: join(folder, 'phones.csv') }
  /** What happens while a dialog of the system's is open. */
  const meanwhile = { act: () => {} }
  const choose = (place: keyof typeof chosen) => async () => {
    meanwhile.act()
    return chosen[place]
  }
  const shown: string[] = []
  const show = (path: string) => void shown.push(path)
  const chooser: FileChooser = { folder: choose('folder'), save: choose('zip'), csv: choose('csv'), show }
  let [running, most] = [0, 0]
  const counted: SessionKeeper = {
    ...session,
    async authorized(use) {
      most = Math.max(most, ++running)
      return session.authorized(use).finally(() => running--)
    },
  }
  const underWay = new UnderWay()
  const handlers = phoneFileHandlers(counted, chooser, emit, allows, underWay, unseenWork)
  const stop = () => underWay.end()
  onTestFinished(stop)
  const progress = () =>
    told.flatMap(({ event, payload }) => (event === 'phones.exportProgress' ? [payload as ExportProgress] : []))
  return { portal, handlers, stop, meanwhile, chosen, folder, shown, told, progress, mostAtOnce: () => most }
}

/** The call that selects these phones by their ids. */
export const selecting = (ids: string[]) => ({
  selection: { views: [], ids, except: [] },
  count: ids.length,
  first: true,
})

/** A desk phone that the portal seeded, and its SIP password. */
export function aPhone(portal: Awaited<ReturnType<typeof opened>>['portal']) {
  const phone = portal.phones.all().find(({ mac, sip }) => mac && sip)
  if (!phone) throw new Error('the portal seeded no desk phone')
  return { ...phone, password: portal.phones.password(phone.id, 'sip') }
}

/** The call for the files of a Snom phone, which it takes by its id. */
export const requestFor = (phone: string) => ({ phone, format: 'snom', mac: null, ftp: false }) as const
