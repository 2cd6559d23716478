import { readdir, readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { aPhone, opened, selecting } from './opened-phone-files.ts'

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
