import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { phoneFileHandlers } from '../../../src/main/phones/phone-file-handlers.ts'
import { aPhone, opened, requestFor } from './opened-phone-files.ts'

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
