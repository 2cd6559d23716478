import { describe, expect, it } from 'vitest'
import { parseRegistryExport } from '../../../src/main/policy/registry.ts'

const key = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Call Record Portal'

/** As regedit writes it: a byte order mark, CRLF, long binary values continued with a backslash. */
const exported = [
  '\uFEFFWindows Registry Editor Version 5.00',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies]',
  '"PortalUrl"="https://elsewhere.example"',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Call Record Portal]',
  '@="nothing"',
  '"PortalUrl"="https://portal.example.com"',
  '"PortalLocked"=dword:00000001',
  '"LockAfterMinutes"=dword:0000000f',
  '"Folder"="C:\\\\Program Files\\\\A \\"quoted\\" name"',
  '"ExportFormats"=hex(7):79,00,65,00,61,00,6c,00,69,00,6e,00,6b,00,00,00,73,00,6e,\\',
  '  00,6f,00,6d,00,00,00,00,00',
  '"Gone"=-',
  '"Binary"=hex:01,02',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Call Record Portal\\Deeper]',
  '"PortalUrl"="https://deeper.example"',
  '',
].join('\r\n')

describe('a registry export', () => {
  it('gives the texts, numbers and lists of exactly one key', () => {
    expect({ ...parseRegistryExport(exported, key) }).toEqual({
      PortalUrl: 'https://portal.example.com',
      PortalLocked: 1,
      LockAfterMinutes: 15,
      Folder: 'C:\\Program Files\\A "quoted" name',
      ExportFormats: ['yealink', 'snom'],
    })
  })

  it('cannot reach into objects by a name such as __proto__', () => {
    const values = parseRegistryExport(`[${key}]\r\n"__proto__"="polluted"\r\n`, key)
    expect(Object.getPrototypeOf(values)).toBeNull()
    expect('polluted' in {}).toBe(false)
  })

  it.each(['', '[', `[${key}]\r\n"Open="1"\r\n"X"=dword:zz\r\n"Y"="unclosed`, '\0'.repeat(5000)])(
    'that is damaged gives nothing rather than something wrong',
    (text) => {
      expect({ ...parseRegistryExport(text, key) }).toEqual({})
    },
  )
})
