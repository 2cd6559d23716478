import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, onTestFinished, test } from 'vitest'
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

/** The handlers over a signed-in session, a folder of the test's own, and what the screen was told. */
async function opened(options: PortalOptions = {}, allows: (format: PhoneFormatId) => boolean = () => true) {
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
const selecting = (ids: string[]) => ({
  selection: { views: [], ids, except: [] },
  count: ids.length,
  first: true,
})

function aPhone(portal: Awaited<ReturnType<typeof opened>>['portal']) {
  const phone = portal.phones.all().find(({ mac, sip }) => mac && sip)
  if (!phone) throw new Error('the portal seeded no desk phone')
  return { ...phone, password: portal.phones.password(phone.id, 'sip') }
}
const requestFor = (phone: string) => ({ phone, format: 'snom', mac: null, ftp: false }) as const

describe('what was saved last', () => {
  const save = (handlers: ReturnType<typeof phoneFileHandlers>, phone: string, as: 'folder' | 'zip') =>
    handlers['phones.saveExport']({ ...requestFor(phone), as })

  test('is shown in its folder: a file in the folder that was chosen, or the zip', async () => {
    const { portal, handlers, chosen, folder, shown } = await opened()
    const phone = aPhone(portal)
    await expect(handlers['phones.showExport']({})).rejects.toMatchObject({ error: { code: 'not-found' } })
    const saved = await save(handlers, phone.id, 'folder')
    await handlers['phones.showExport']({})
    await save(handlers, phone.id, 'zip')
    await handlers['phones.showExport']({})
    expect(shown).toEqual([join(folder, saved.state === 'saved' ? (saved.names[0] ?? '') : ''), chosen.zip])
  })

  test('is not shown after the app was locked', async () => {
    const { portal, handlers, stop, shown } = await opened()
    await save(handlers, aPhone(portal).id, 'folder')
    stop()
    await expect(handlers['phones.showExport']({})).rejects.toMatchObject({ error: { code: 'not-found' } })
    expect(shown).toEqual([])
  })
})

test('families that policy forbids are not offered', async () => {
  const { handlers } = await opened({}, (format) => format === 'snom')
  expect((await handlers['phones.exportFamilies']({})).map(({ id }) => id)).toEqual(['snom'])
})

test('a preview never contains the password of the saved file', async () => {
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

test('an invalid MAC address is refused in main too', async () => {
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

describe('a file that exists', () => {
  async function asked() {
    const parts = await opened()
    const { id, mac } = aPhone(parts.portal)
    const names = [`${mac?.toUpperCase()}.xml`, '000413000001.xml']
    for (const name of names) await writeFile(join(parts.folder, name), 'mine')
    const request = requestFor(id)
    const saved = await parts.handlers['phones.saveExport']({ ...request, as: 'folder' })
    expect(saved).toMatchObject({ state: 'exists', names: [names[0]] })
    const read = async (name = '') => readFile(join(parts.folder, name), 'utf8')
    return { ...parts, request, names, read }
  }

  test('is replaced as the answer to the question about it', async () => {
    const { handlers, request, names, read } = await asked()
    expect(await handlers['phones.replaceExport'](request)).toMatchObject({ state: 'saved' })
    expect(await read(names[0])).not.toBe('mine')
  })

  test.each([
    ['another address', { mac: '000413000001' }],
    ['another family', { format: 'yealink' as const }],
    ['the FTP login too', { ftp: true }],
    ['another phone', { phone: 'phone-2' }],
  ])('is not replaced by the answer to a question about %s', async (_what, change) => {
    const { handlers, request, names, read } = await asked()
    const other = handlers['phones.replaceExport']({ ...request, ...change })
    await expect(other).rejects.toMatchObject({ error: { code: 'refused' } })
    for (const name of names) expect(await read(name)).toBe('mine')
  })

  test('is not replaced once the app was locked', async () => {
    const { handlers, request, names, read, stop } = await asked()
    stop()
    await expect(handlers['phones.replaceExport'](request)).rejects.toMatchObject({ error: { code: 'refused' } })
    expect(await read(names[0])).toBe('mine')
  })
})

describe('when the app locks', () => {
  test.each(['folder', 'zip'] as const)('while a %s is being chosen, nothing is written there', async (as) => {
    const { handlers, portal, meanwhile, stop, folder } = await opened()
    const { id } = aPhone(portal)
    await handlers['phones.exportFamilies']({})
    meanwhile.act = stop
    const saving = handlers['phones.saveExport']({ ...requestFor(id), as })
    await expect(saving).rejects.toMatchObject({ error: { code: 'cancelled' } })
    expect(await readdir(folder)).toEqual([])
    expect(portal.requests().filter(({ path }) => path.includes('/secrets/'))).toEqual([])
  })

  test('while the password is on its way, nothing is written', async () => {
    const { handlers, portal, stop, folder } = await opened()
    const { id } = aPhone(portal)
    portal.faults.set('*/secrets/sip', { kind: 'latency', ms: 300 })
    const saving = handlers['phones.saveExport']({ ...requestFor(id), as: 'folder' })
    await expect.poll(() => portal.requests().some(({ path }) => path.endsWith('/secrets/sip'))).toBe(true)
    stop()
    await expect(saving).rejects.toMatchObject({ error: { code: 'cancelled' } })
    expect(await readdir(folder)).toEqual([])
  })

  test('while the place for many phones is being chosen, nothing is written there', async () => {
    const { handlers, portal, meanwhile, stop, folder } = await opened()
    await handlers['phones.selectForExport'](selecting(portal.phones.all().map(({ id }) => id)))
    meanwhile.act = stop
    const exporting = handlers['phones.exportMany']({ format: 'yealink' })
    await expect(exporting).rejects.toMatchObject({ error: { code: 'cancelled' } })
    expect(await readdir(folder)).toEqual([])
    // The list is forgotten, too.
    await expect(handlers['phones.exportMany']({ format: 'yealink' })).rejects.toThrow('not-found')
  })

  test('while a list is being chosen, it is not read', async () => {
    const { handlers, meanwhile, stop, chosen } = await opened()
    await writeFile(chosen.csv, '2001,0004f2abcde1,polycom\n')
    await handlers['phones.exportFamilies']({})
    meanwhile.act = stop
    await expect(handlers['phones.openExportList']({})).rejects.toMatchObject({ error: { code: 'cancelled' } })
    await expect(handlers['phones.exportMany']({ format: null })).rejects.toThrow('not-found')
  })

  test('while a server comes up, it is not left running', async () => {
    const { handlers, portal, stop, told } = await opened()
    portal.faults.set('*/secrets/sip', { kind: 'latency', ms: 300 })
    const options = { ...requestFor(aPhone(portal).id), address: '127.0.0.1', protocol: 'http', minutes: 5 } as const
    const serving = handlers['phones.serve'](options)
    await expect.poll(() => portal.requests().some(({ path }) => path.endsWith('/secrets/sip'))).toBe(true)
    stop()
    await expect(serving).rejects.toMatchObject({ error: { code: 'cancelled' } })
    expect(told).toEqual([])
  })
})

describe('a list that is refused', () => {
  const refusal = (rule: string) => ({ error: { code: 'validation', problems: [{ field: 'list', rule }] } })

  test('is not kept, nor what came before it', async () => {
    const { handlers } = await opened()
    const ids = Array.from({ length: 400 }, (_, index) => `phone-${index}`)
    const select = (first: boolean, more: boolean) =>
      handlers['phones.selectForExport']({ ...selecting(ids), first, more })
    for (let part = 0; part < 75; part++) await select(part === 0, true)
    await expect(select(false, true)).rejects.toMatchObject(refusal('too-many-rows'))
    await expect(handlers['phones.exportMany']({ format: 'snom' })).rejects.toThrow('not-found')
    expect(await select(false, false)).toMatchObject({ phones: 400 })
  })

  test("by the list's own count, or because the portal has more by now, is refused before any password is read", async () => {
    const { handlers, portal } = await opened({ phones: 30_001 })
    const view = { query: '', column: 'extension', descending: false, only: null } as const
    const everything = { selection: { views: [view], ids: [], except: [] }, first: true }
    const select = handlers['phones.selectForExport']
    await expect(select({ ...everything, count: 30_001 })).rejects.toMatchObject(refusal('too-many-rows'))
    await select({ ...everything, count: 30_000 })
    await expect(handlers['phones.exportMany']({ format: 'snom' })).rejects.toMatchObject(refusal('too-many-rows'))
    expect(portal.requests().filter(({ path }) => path.includes('/secrets/'))).toEqual([])
  })

  test('of addresses ends where no more phones can be meant', async () => {
    const { handlers } = await opened()
    const text = 'x'.repeat(60_000)
    const paste = (first: boolean) => handlers['phones.pasteForExport']({ text, of: 'macs', first, more: true })
    const parts = async () => {
      for (let part = 0; part < 100; part++) await paste(part === 0)
    }
    await expect(parts()).rejects.toMatchObject(refusal('too-large'))
  })

  test('of wrong addresses alone names no more of them than an export has lines', async () => {
    const { handlers } = await opened()
    const paste = (first: boolean, more: boolean) =>
      handlers['phones.pasteForExport']({ text: 'x\n'.repeat(20_000), of: 'macs', first, more })
    await paste(true, true)
    await expect(paste(false, false)).rejects.toMatchObject(refusal('too-many-rows'))
    expect(await paste(false, false)).toMatchObject({ problems: 20_000 })
  })
})

test('a list in chunks is read once, when it is complete', async () => {
  const { handlers } = await opened()
  const part = (text: string, first: boolean, more: boolean) =>
    handlers['phones.pasteForExport']({ text, of: 'phones', first, more })
  expect(await part('2001,0004f2abcde1,pol', true, true)).toMatchObject({ phones: 0, problems: 0 })
  await expect(handlers['phones.exportMany']({ format: null })).rejects.toThrow('not-found')
  expect(await part('ycom\n2002,0004f2abcde2,polycom', false, false)).toMatchObject({ phones: 2, problems: 0 })
})

test('a place that cannot be written is a typed error without its path', async () => {
  const { handlers, portal, chosen, folder } = await opened()
  await writeFile(join(folder, 'file'), '')
  chosen.folder = join(folder, 'file', 'below')
  const failure = handlers['phones.saveExport']({ ...requestFor(aPhone(portal).id), as: 'folder' })
  await expect(failure).rejects.toMatchObject({ error: { code: 'cannot-save', reason: 'missing' } })
  expect(JSON.stringify(await failure.catch((cause: unknown) => cause))).not.toContain(folder)
})

test('the place for many phones is chosen before the portal is asked for any of them', async () => {
  const { handlers, portal, meanwhile } = await opened()
  await handlers['phones.selectForExport'](selecting([aPhone(portal).id]))
  const asked = () => portal.requests().filter(({ path }) => /\/phones(?:\?|$)/.test(path)).length
  const before = asked()
  let atDialog = -1
  meanwhile.act = () => {
    atDialog = asked()
  }
  expect(await handlers['phones.exportMany']({ format: 'yealink' })).toMatchObject({ phones: 1 })
  expect(atDialog).toBe(before)
  expect(asked()).toBeGreaterThan(before)
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
  await handlers['phones.selectForExport'](selecting(phones))
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

test('many phones are read four at a time, and the screen is updated occasionally, not for each one', async () => {
  const { handlers, progress, mostAtOnce } = await opened({ phones: 500 })
  const view = { query: '', column: 'extension', descending: false, only: null } as const
  await handlers['phones.selectForExport']({
    selection: { views: [view], ids: [], except: [] },
    count: 500,
    first: true,
  })
  const report = await handlers['phones.exportMany']({ format: 'yealink' })
  expect(report).toMatchObject({ phones: 500, problems: [] })
  expect(mostAtOnce()).toBe(4)
  expect(progress().length).toBeLessThan(250)
  expect(progress().at(-1)).toMatchObject({ phase: 'exporting', done: 500, total: 500, waiting: null })
})

test('Cancel is heard at once, whatever the portal is doing, and leaves no file', async () => {
  const { handlers, portal, folder } = await opened()
  const phones = portal.phones.all().map(({ id }) => id)
  await handlers['phones.selectForExport'](selecting(phones))
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
  const { url } = serving
  expect(await (await fetch(url)).text()).toContain(password)
  stop()
  await expect.poll(() => told.some(({ event }) => event === 'phones.servingEnded')).toBe(true)
  await expect(fetch(url)).rejects.toThrow()
})

test.each([
  ['polycom', /\/[\w-]{22}\/$/],
  ['yealink', /\/[\w-]{22}\/$/],
  ['grandstream', /\/[\w-]{22}\/$/],
  ['cisco', /\/[\w-]{22}\/[0-9a-f]{12}\.xml$/],
  ['snom', /\/[\w-]{22}\/[0-9A-F]{12}\.xml$/],
  ['linphone', /\/linphone\.xml$/],
] as const)('the address to enter leads a %s phone to a file that is there', async (format, address) => {
  const { handlers, portal } = await opened()
  const { id, password } = aPhone(portal)
  const request = { ...requestFor(id), format, mac: '00:04:f2:ab:cd:ef', address: '127.0.0.1', minutes: 5 } as const
  const serving = await handlers['phones.serve']({ ...request, protocol: 'http' })
  if (serving.state !== 'serving') throw new Error('not served')
  expect(serving.url).toMatch(address)
  expect(serving.option66).toBe(serving.url)
  const asked = serving.url.endsWith('/') ? serving.url + serving.files.at(-1) : serving.url
  expect(await (await fetch(asked)).text()).toContain(password)
})

test('a DHCP server is told the computer over TFTP, or the file where the phone would ask for another', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), mac: '0004f2abcdef', address: '127.0.0.1', minutes: 5 } as const
  const option66 = async (format: 'grandstream' | 'snom') => {
    const serving = await handlers['phones.serve']({ ...options, format, protocol: 'tftp' })
    return serving.state === 'serving' ? serving.option66 : null
  }
  expect(await option66('grandstream')).toBe('127.0.0.1')
  expect(await option66('snom')).toMatch(/^tftp:\/\/127\.0\.0\.1(?::\d+)?\/0004F2ABCDEF\.xml$/)
})

test('one server at a time: the one before is gone when another starts', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), address: '127.0.0.1', protocol: 'http', minutes: 5 } as const
  const first = await handlers['phones.serve'](options)
  const second = await handlers['phones.serve'](options)
  if (first.state !== 'serving' || second.state !== 'serving') throw new Error('not served')
  await expect(fetch(first.url)).rejects.toThrow()
  expect((await fetch(second.url)).status).toBe(200)
})

test('a softphone’s files, which are all named alike, are not served over TFTP', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), address: '127.0.0.1', protocol: 'tftp', minutes: 5 } as const
  for (const format of ['linphone', 'baresip', 'microsip', 'zoiper', 'acrobits'] as const) {
    await expect(handlers['phones.serve']({ ...options, format })).rejects.toMatchObject({ error: { code: 'refused' } })
  }
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
