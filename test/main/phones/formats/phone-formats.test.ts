import { expect, test } from 'vitest'
import { phoneFormats, previewFiles } from '../../../../src/main/phones/formats/phone-formats.ts'
import { phoneFormatIds } from '../../../../src/shared/phones/phone-models.ts'
import { account, madePassword } from './accounts.ts'
import { asText } from './read-back.ts'

const ftp = {
  server: 'ftp.example.test',
  port: 21,
  security: 'ftp' as const,
  username: 'PlcmSpIp',
  directory: '',
  password: madePassword(),
}

test.each(phoneFormatIds)('a preview for %s shows everything but the passwords', (id) => {
  const phone = account({ ftp })
  const format = phoneFormats[id]
  const preview = previewFiles(format, phone, { expires: 60, ftp: format.ftp.length > 0 })
  const text = preview.ok ? preview.files.map((file) => asText(file.content)).join('\n') : ''
  expect(text).toContain('********')
  expect(text).toContain(phone.sip.authorizationId)
  for (const secret of [phone.sip.password, ftp.password]) expect(text).not.toContain(secret)
})

test('a preview of what cannot be exported says why instead', () => {
  const preview = previewFiles(phoneFormats.baresip, account({ sip: { password: 'a;b' } }), { expires: 60, ftp: false })
  expect(preview).toMatchObject({ ok: false, refusal: { field: 'sip.password', character: 'U+003B' } })
})
