import { describe, expect, test } from 'vitest'
import { unwrapLink } from '../../../src/main/links/unwrap-link.ts'

const link = 'https://portal.example/reset?lang=en#token=abcDEF123_-~.xyz-0123456789'
const encoded = encodeURIComponent(link)
const safeLink = (inner: string) =>
  `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(inner)}&data=05%7C02%7Cann%40example.com&sdata=x%3D&reserved=0`
/** As Proofpoint's version 2 encodes it. */
const dashed = encoded.replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')
const starred = link.replace('#', '*').replace('~', '*')

describe('a link that a mail filter wrapped is read back', () => {
  test.each([
    ['Outlook’s Safe Links', safeLink(link)],
    [
      'Safe Links in Teams',
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}&locale=en`,
    ],
    ['Proofpoint, version 1', `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=x`],
    ['Proofpoint, version 2', `https://urldefense.proofpoint.com/v2/url?u=${dashed}&d=DwMFaQ&c=x&r=y`],
    ['Proofpoint, version 3', `https://urldefense.com/v3/__${starred}__;I34!!Nn9!abc-def$`],
    [
      'Proofpoint, version 3, with a slash lost',
      `https://urldefense.us/v3/__${starred.replace('://', ':/')}__;I34!!x$`,
    ],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x&typo=1`],
    [
      'Sophos',
      `https://eu-west-1.protection.sophos.com/?d=portal.example&u=${Buffer.from(link).toString('base64url')}&i=x`,
    ],
    ['Cisco', `https://secure-web.cisco.com/1aBcD/${encoded}`],
    ['Trellix', `https://protect2.fireeye.com/v1/url?k=x&q=1&e=y&u=${encoded}`],
    ['Check Point', `https://protect.checkpoint.com/v2/___${link}___.YXA_x`],
    ['Gmail', `https://www.google.com/url?q=${encoded}&source=gmail`],
    ['GMX', `https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=${encoded}`],
    ['two of them', safeLink(`https://urldefense.com/v3/__${starred}__;I34!!x$`)],
  ])('of %s', (_, wrapped) => expect(unwrapLink(wrapped)).toBe(link))

  test('with a run of characters that Proofpoint replaced', () => {
    const wrapped = 'https://urldefense.com/v3/__https://portal.example/**A/*__;w6TDtsO8!!x$'
    expect(unwrapLink(wrapped)).toBe('https://portal.example/äö/ü')
  })
})

test.each([
  link,
  'portal.example',
  '',
  'https://portal.example/?url=https%3A%2F%2Felsewhere.example%2F',
  'https://nam02.safelinks.protection.outlook.com/?data=1',
  'https://urldefense.proofpoint.com/v2/url?u=-',
  'https://secure-web.cisco.com/%E0%A4%A',
  'https://safelinks.protection.outlook.com.example/?url=x',
])('%j is left as it is', (text) => expect(unwrapLink(text)).toBe(text))

test('a link wrapped without end is not followed without end', () => {
  let wrapped = link
  for (let times = 0; times < 9; times++) wrapped = safeLink(wrapped)
  expect(unwrapLink(wrapped)).toContain('safelinks')
})
