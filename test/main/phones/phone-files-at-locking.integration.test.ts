import { readdir, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { aPhone, opened, requestFor, selecting } from './opened-phone-files.ts'

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
