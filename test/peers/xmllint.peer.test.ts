import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phoneFormats } from '../../src/main/phones/formats/phone-formats.ts'
import type { PhoneFormatId } from '../../src/shared/phones/phone-models.ts'
import { describeWith } from './programs.ts'
import { finish } from './running.ts'

const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))
const passwords: Record<string, string> = {
  'every printable ASCII character': `${printable} `,
  'line breaks and tabs': ' \t first\r\nsecond\rthird\n ',
  'what looks like XML': ']]> <![CDATA[x]]> &amp; &#65; <!-- -->',
  'characters beyond ASCII': 'ä Ł \u0085 \u2028 🔑 \ud7ff\ue000\ufffd',
}

/** Where the password stands. */
const places: Partial<Record<PhoneFormatId, string>> = {
  polycom: '/PHONE_CONFIG/ALL/@reg.1.auth.password',
  grandstream: '/gs_provision/config/P34',
  cisco: '/flat-profile/Password_1_',
  snom: '/settings/phone-settings/user_pass',
  acrobits: '/account/password',
  zoiper: '/options/accounts/account/password',
}

/** What liblinphone asks of a provisioning document: sections of entries, each named, overwritten or not. */
const linphoneRules = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.linphone.org/xsds/lpconfig.xsd"
    targetNamespace="http://www.linphone.org/xsds/lpconfig.xsd" elementFormDefault="qualified">
  <xs:element name="config"><xs:complexType><xs:sequence>
    <xs:element name="section" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="entry" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
        <xs:attribute name="name" type="xs:token" use="required"/>
        <xs:attribute name="overwrite" type="xs:boolean"/>
      </xs:extension></xs:simpleContent></xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="name" type="xs:token" use="required"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`

describeWith('libxml2', { xmllint: 'libxml2-utils' }, () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xmllint-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function saved(id: PhoneFormatId, password: string): Promise<string> {
    const result = phoneFormats[id].files(
      {
        label: 'Front & "desk"',
        mac: '0004f2abcdef',
        ftp: null,
        sip: {
          domain: 'sip.example.test',
          port: 5060,
          transport: 'tls',
          outboundProxy: 'edge.example.test',
          username: '2001',
          authorizationId: 'acme-2001',
          displayName: 'Ada <Countess> "L"',
          voicemailNumber: '*97',
          password,
        },
      },
      { expires: 3600, ftp: false },
    )
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    const path = join(folder, id)
    await writeFile(path, result.files.at(-1)?.content ?? '')
    return path
  }

  const cases = Object.entries(places).flatMap(([id, place]) =>
    Object.entries(passwords).map(([what, password]) => ({ id: id as PhoneFormatId, place, what, password })),
  )
  test.each(cases)('reads $what from the file for $id', async ({ id, place, password }) => {
    const { code, output } = await finish('xmllint', ['--xpath', `string(${place})`, await saved(id, password)])
    expect([code, output]).toEqual([0, `${password}\n`])
  })

  test('finds that Linphone’s file keeps to the rules of its schema', async () => {
    const schema = join(folder, 'rules.xsd')
    await writeFile(schema, linphoneRules)
    const file = await saved('linphone', printable.trim())
    const { code, output } = await finish('xmllint', ['--noout', '--schema', schema, file])
    expect([code, output]).toEqual([0, `${file} validates\n`])
  })
})
