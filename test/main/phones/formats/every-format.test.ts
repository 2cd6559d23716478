import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phoneFormatList, phoneFormats } from '../../../../src/main/phones/formats/phone-formats.ts'
import { exportRefusalSchema, phoneFormatInfoSchema } from '../../../../src/shared/phones/phone-export.ts'
import { phoneFormatIds } from '../../../../src/shared/phones/phone-models.ts'
import { account, anyText } from './accounts.ts'
import { propertyRuns } from './property-runs.ts'
import { exportAndRead } from './read-back.ts'

describe.each(phoneFormatIds)('%s', (id) => {
  test('gives the phone every password exactly as it is, or refuses and names the reason', () => {
    fc.assert(
      fc.property(anyText, (password) => {
        const { read, refusal } = exportAndRead(id, account({ sip: { password } }))
        if (read) expect(read.password).toBe(password)
        else {
          expect(exportRefusalSchema.parse(refusal).field).toBe('sip.password')
          expect(refusal.character !== null || refusal.reason === 'reserved').toBe(true)
        }
      }),
      propertyRuns,
    )
  })

  test('gives the phone every name exactly as it is, or refuses and names the field', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (username, authorizationId, displayName) => {
        const { read, refusal } = exportAndRead(id, account({ sip: { username, authorizationId, displayName } }))
        if (read) expect(read).toMatchObject({ username, authorizationId, displayName })
        else expect(['sip.username', 'sip.authorizationId', 'sip.displayName']).toContain(refusal.field)
      }),
      propertyRuns,
    )
  })

  test('carries every password that the Suggest button can make', () => {
    const suggested = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!*.-_'),
      minLength: 8,
      maxLength: 64,
    })
    fc.assert(
      fc.property(suggested, (password) => {
        expect(exportAndRead(id, account({ sip: { password } })).read?.password).toBe(password)
      }),
      propertyRuns,
    )
  })

  test('refuses a registrar or a proxy that is no address', () => {
    for (const broken of ['', 'sip example', 'a@b', '"x"', 'a>b', 'host:99999']) {
      const domain = exportAndRead(id, account({ sip: { domain: broken } }))
      expect(domain.refusal?.field).toBe('sip.domain')
      if (broken === '') continue
      const proxy = exportAndRead(id, account({ sip: { outboundProxy: broken } }))
      expect(proxy.refusal?.field).toBe('sip.outboundProxy')
    }
  })

  test('takes a proxy as Route headers have it, and refuses what contradicts the account', () => {
    const named = exportAndRead(id, account({ sip: { outboundProxy: '<sip:edge.example.test:5080;lr>' } }))
    expect(named.refusal).toBeNull()
    for (const [outboundProxy, reason] of [
      ['sip:edge.example.test;transport=udp', 'contradiction'],
      ['sip:edge.example.test;maddr=192.0.2.7', 'parameter'],
    ] as const) {
      const refused = exportAndRead(id, account({ sip: { transport: 'tls', outboundProxy } }))
      expect(refused.refusal).toMatchObject({ field: 'sip.outboundProxy', reason })
    }
  })

  test('asks for the MAC address only where the file is named by it', () => {
    const result = phoneFormats[id].files(account({ mac: null }), { expires: 3600, ftp: false })
    if (phoneFormats[id].needsMac) expect(result).toMatchObject({ ok: false, refusal: { field: 'mac' } })
    else expect(result.ok).toBe(true)
  })

  test('names its files without a path', () => {
    const result = phoneFormats[id].files(account(), { expires: 3600, ftp: false })
    for (const file of result.ok ? result.files : []) expect(file.name).toMatch(/^[A-Za-z0-9.-]+$/)
  })
})

test('the list of families is what the screens can show', () => {
  expect(phoneFormatList().map((info) => phoneFormatInfoSchema.parse(info).id)).toEqual([...phoneFormatIds])
})
