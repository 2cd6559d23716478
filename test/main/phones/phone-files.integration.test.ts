import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import type { FileChooser } from '../../../src/main/files/file-chooser.ts'
import type { Emit } from '../../../src/main/handlers.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { phoneFileHandlers } from '../../../src/main/phones/phone-file-handlers.ts'
import { createActivePortal } from '../../../src/main/portal/active-portal.ts'
import { createSessionKeeper, type SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import type { BridgeEvent } from '../../../src/shared/bridge.ts'
import type { ExportProgress } from '../../../src/shared/phone-export.ts'
import type { PortalOptions } from '../../portal/options.ts'
import { portalForTest } from '../../portal/portal-client.ts'
import { memorySecrets } from '../memory-secrets.ts'
import { memorySettings } from '../memory-settings.ts'

/** The handlers over a signed-in session, a folder of the test's own, and what the screen was told. */
async function opened(options: PortalOptions = {}) {
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
  const chooser: FileChooser = {
    folder: async () => chosen.folder,
    zip: async () => chosen.zip,
    csv: async () => chosen.csv,
  }
  let [underWay, most] = [0, 0]
  const counted: SessionKeeper = {
    ...session,
    async authorized(use) {
      most = Math.max(most, ++underWay)
      return session.authorized(use).finally(() => underWay--)
    },
  }
  const { handlers, stop } = phoneFileHandlers(counted, chooser, emit, () => true)
  onTestFinished(stop)
  const progress = () =>
    told.flatMap(({ event, payload }) => (event === 'phones.exportProgress' ? [payload as ExportProgress] : []))
  return { portal, handlers, stop, chosen, folder, told, progress, mostAtOnce: () => most }
}

function aPhone(portal: Awaited<ReturnType<typeof opened>>['portal']) {
  const phone = portal.phones.all().find(({ mac, sip }) => mac && sip)
  if (!phone) throw new Error('the portal seeded no desk phone')
  return { ...phone, password: portal.phones.password(phone.id, 'sip') }
}
const requestFor = (phone: string) => ({ phone, format: 'snom', mac: null, ftp: false }) as const

test('a preview never bears the password that the saved file has', async () => {
  const { handlers, portal, folder } = await opened()
  const phone = aPhone(portal)
  const preview = await handlers['phones.previewExport'](requestFor(phone.id))
  expect(preview.state).toBe('files')
  expect(JSON.stringify(preview)).not.toContain(phone.password)
  const saved = await handlers['phones.saveExport']({ ...requestFor(phone.id), as: 'folder' })
  expect(JSON.stringify(saved)).not.toContain(phone.password)
  const [name = ''] = await readdir(folder)
  expect(await readFile(join(folder, name), 'utf8')).toContain(phone.password)
})

test('where the portal gives no password out, the one that the person typed is written, and asked for without one', async () => {
  const { handlers, portal, chosen } = await opened({ capabilities: { phones: { sip: 'write-only' } } })
  const { id } = aPhone(portal)
  const typed = `typed-${crypto.randomUUID()}`
  await handlers['phones.saveExport']({ ...requestFor(id), password: typed, as: 'zip' })
  expect(Object.values(unzipSync(await readFile(chosen.zip))).map((file) => strFromU8(file))[0]).toContain(typed)
  await expect(handlers['phones.previewExport'](requestFor(id))).rejects.toMatchObject({
    error: { code: 'validation', problems: [{ field: 'password', rule: 'required' }] },
  })
})

test('a MAC address that is none is refused in main too', async () => {
  const { handlers, portal } = await opened()
  const request = { ...requestFor(aPhone(portal).id), mac: '../../etc/passwd' }
  await expect(handlers['phones.saveExport']({ ...request, as: 'folder' })).rejects.toMatchObject({
    error: { code: 'validation', problems: [{ field: 'mac', rule: 'not-a-mac' }] },
  })
})

test('nothing can be replaced in a folder that nobody was asked about', async () => {
  const { handlers, portal } = await opened()
  const { id } = aPhone(portal)
  await expect(handlers['phones.replaceExport'](requestFor(id))).rejects.toMatchObject({ error: { code: 'refused' } })
})

test('a place that cannot be written is a typed error without its path', async () => {
  const { handlers, portal, chosen, folder } = await opened()
  await writeFile(join(folder, 'file'), '')
  chosen.folder = join(folder, 'file', 'below')
  const failure = handlers['phones.saveExport']({ ...requestFor(aPhone(portal).id), as: 'folder' })
  await expect(failure).rejects.toMatchObject({ error: { code: 'cannot-save', reason: 'missing' } })
  expect(JSON.stringify(await failure.catch((cause: unknown) => cause))).not.toContain(folder)
})

test('a zip named without its ending gets it', async () => {
  const { handlers, portal, chosen, folder } = await opened()
  chosen.zip = join(folder, 'mine')
  const saved = await handlers['phones.saveExport']({ ...requestFor(aPhone(portal).id), as: 'zip' })
  expect(saved).toMatchObject({ state: 'saved', place: 'mine.zip' })
})

test('a portal that asks for a pause is given it, and every phone is exported', async () => {
  const { handlers, portal, chosen, progress } = await opened()
  const phones = portal.phones.all().map(({ id }) => id)
  await handlers['phones.selectForExport']({ phones, first: true })
  portal.faults.next('*/secrets/sip', { kind: 'status', status: 503, retryAfter: 1 })
  const report = await handlers['phones.exportMany']({ format: 'yealink' })
  expect(report?.problems).toEqual([])
  expect(report?.phones).toBe(phones.length)
  expect(progress().some(({ waiting }) => waiting?.for === 'portal')).toBe(true)
  const text = Object.values(unzipSync(await readFile(chosen.zip)))
    .map((file) => strFromU8(file))
    .join('\n')
  for (const id of phones) {
    const { sip } = portal.phones.all().find((phone) => phone.id === id) ?? {}
    expect(text).toContain(sip?.authorizationId)
  }
})

test('many phones are read four at a time, and the screen is told now and then, not at every one', async () => {
  const { handlers, portal, progress, mostAtOnce } = await opened({ phones: 500 })
  const ids = portal.phones.all().map(({ id }) => id)
  for (let from = 0; from < ids.length; from += 400) {
    await handlers['phones.selectForExport']({ phones: ids.slice(from, from + 400), first: from === 0 })
  }
  const report = await handlers['phones.exportMany']({ format: 'yealink' })
  expect(report).toMatchObject({ phones: 500, problems: [] })
  expect(mostAtOnce()).toBe(4)
  expect(progress().length).toBeLessThan(250)
  expect(progress().at(-1)).toMatchObject({ phase: 'exporting', done: 500, total: 500, waiting: null })
})

test('Cancel is heard at once, whatever the portal is doing, and leaves no file', async () => {
  const { handlers, portal, folder } = await opened()
  const phones = portal.phones.all().map(({ id }) => id)
  await handlers['phones.selectForExport']({ phones, first: true })
  portal.faults.set('*/secrets/sip', { kind: 'latency', ms: 20_000 })
  const running = handlers['phones.exportMany']({ format: 'yealink' })
  await expect.poll(async () => (await readdir(folder)).length).toBe(1)
  const before = Date.now()
  await handlers['phones.cancelExport']({})
  await expect(running).rejects.toMatchObject({ error: { code: 'cancelled' } })
  expect(Date.now() - before).toBeLessThan(15_000)
  expect(await readdir(folder)).toEqual([])
})

test('the server on the desk is gone at the end of the session', async () => {
  const { handlers, portal, stop, told } = await opened()
  const { id, password } = aPhone(portal)
  const serving = await handlers['phones.serve']({
    ...requestFor(id),
    address: '127.0.0.1',
    protocol: 'http',
    minutes: 5,
  })
  if (serving.state !== 'serving') throw new Error('not served')
  const url = `${serving.url}${serving.files[0]}`
  expect(await (await fetch(url)).text()).toContain(password)
  stop()
  await expect.poll(() => told.some(({ event }) => event === 'phones.servingEnded')).toBe(true)
  await expect(fetch(url)).rejects.toThrow()
})

test('one server at a time: the one before is gone when another starts', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), address: '127.0.0.1', protocol: 'http', minutes: 5 } as const
  const first = await handlers['phones.serve'](options)
  const second = await handlers['phones.serve'](options)
  if (first.state !== 'serving' || second.state !== 'serving') throw new Error('not served')
  await expect(fetch(`${first.url}${first.files[0]}`)).rejects.toThrow()
  expect((await fetch(`${second.url}${second.files[0]}`)).status).toBe(200)
})

test('nothing is served on an address that is not this computer’s', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), protocol: 'http', minutes: 5 } as const
  for (const address of ['0.0.0.0', '192.0.2.77', '::']) {
    await expect(handlers['phones.serve']({ ...options, address })).rejects.toMatchObject({
      error: { code: 'cannot-serve', reason: 'gone' },
    })
  }
})
