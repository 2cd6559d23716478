import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { PhoneAccount } from '../../../../src/main/phones/formats/phone-format.ts'

/** A password nobody knew before this run. */
export const madePassword = () => randomBytes(12).toString('base64url')

/** An account as a portal would give it; a test changes what it is about. */
export function account(
  changes: { sip?: Partial<PhoneAccount['sip']> } & Partial<Omit<PhoneAccount, 'sip'>> = {},
): PhoneAccount {
  const { sip, ...rest } = changes
  return {
    label: 'Front desk',
    mac: '0004f2abcdef',
    ftp: null,
    ...rest,
    sip: {
      domain: 'sip.example.test',
      port: 5060,
      transport: 'udp',
      outboundProxy: null,
      username: '2001',
      authorizationId: 'acme-2001',
      displayName: 'Ada Lovelace',
      voicemailNumber: '*97',
      password: madePassword(),
      ...sip,
    },
  }
}

/** Strings that portals and people make: printable ASCII, any Unicode, and any 16-bit units (lone surrogates too). */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 40 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' ',
      ' a',
      'a\t',
      'a\r\nb',
      '"a"',
      "'a'",
      '%NULL%',
      ']]>',
      '&amp;',
      '\u0085',
      '\ufffe',
      'auth_pass=x',
    ),
  },
)
