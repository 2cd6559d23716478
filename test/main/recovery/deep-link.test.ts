import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { parseDeepLink, parsePastedLink } from '../../../src/main/recovery/deep-link.ts'
import { linkScheme } from '../../../src/main/recovery/deep-links.ts'

const token = 'abcDEF123_-~.xyz-0123456789'
const deep = (portal: string, secret = token) =>
  `call-record-portal://reset?${new URLSearchParams({ portal, token: secret })}`
const read = (text: string) => {
  const link = parseDeepLink(text)
  return link.kind === 'reset' ? { portal: link.portal.origin, token: link.token } : link.kind
}
const readPasted = (text: string) => {
  const link = parsePastedLink(text)
  return link.kind === 'reset' ? { portal: link.portal.origin, token: link.token } : link.kind
}
const good = { portal: 'https://portal.example', token }

describe('a link that opens the app', () => {
  it('has the name of the app as its scheme', () => {
    expect(linkScheme).toBe(packageJson.name)
  })

  it('names its portal and brings a token', () => {
    expect(read(deep('https://portal.example'))).toEqual(good)
    expect(read(deep('https://portal.example/'))).toEqual(good)
    expect(read(deep('https://portal.example').replace('reset?', 'reset/?'))).toEqual(good)
    expect(read(deep('http://127.0.0.1:8620'))).toEqual({ portal: 'http://127.0.0.1:8620', token })
  })

  it.each([
    ['nothing', ''],
    ['another scheme', deep('https://portal.example').replace('call-record-portal', 'call-record')],
    ['another action', deep('https://portal.example').replace('reset', 'sign-in')],
    ['a path', deep('https://portal.example').replace('reset?', 'reset/now?')],
    ['a user', deep('https://portal.example').replace('reset', 'me@reset')],
    ['a port', deep('https://portal.example').replace('reset', 'reset:80')],
    ['a fragment', `${deep('https://portal.example')}#more`],
    ['another field', `${deep('https://portal.example')}&keep=1`],
    ['a field twice', `${deep('https://portal.example')}&token=${token}`],
    ['no token', 'call-record-portal://reset?portal=https://portal.example'],
    ['no portal', `call-record-portal://reset?token=${token}`],
    ['a short token', deep('https://portal.example', 'short')],
    ['a token with a space', deep('https://portal.example', `${token} x`)],
    ['a token with a line break', deep('https://portal.example', `${token}\nx`)],
    ['a portal without a scheme', deep('portal.example')],
    ['a portal over http', deep('http://portal.example')],
    ['a portal with a path', deep('https://portal.example/elsewhere')],
    ['a portal with credentials', deep('https://user:word@portal.example')],
    ['a file for a portal', deep('file:///etc/passwd')],
    ['a script for a portal', deep('javascript:alert(1)')],
    ['the app for a portal', deep('app://portal')],
    ['letters of other scripts in the portal', deep('https://pоrtal.example')],
    ['a space in front', ` ${deep('https://portal.example')}`],
    ['a tab inside', deep('https://portal.example').replace('://', ':\t//')],
    ['a switch', '--portal=https://portal.example'],
    ['too much', `${deep('https://portal.example')}${'x'.repeat(2000)}`],
  ])('is unknown with %s', (_, text) => {
    expect(read(text)).toBe('unknown')
  })

  it('never throws, whatever it holds, and gives only a secure origin and a plain token', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.constantFrom('reset', '../', '%00', '@', '://'),
    )
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 6 }).map((parts) => `call-record-portal://${parts.join('')}`),
      fc.tuple(part, part).map(([portal, secret]) => deep(portal, secret)),
      fc.tuple(part, part).map(([portal, secret]) => `call-record-portal://reset?portal=${portal}&token=${secret}`),
      fc.webUrl().map((portal) => deep(new URL(portal).origin)),
    )
    fc.assert(
      fc.property(hostile, (text) =>
        [parseDeepLink(text), parsePastedLink(text)].every(
          (link) =>
            link.kind === 'unknown' ||
            (link.portal.href === `${link.portal.origin}/` &&
              /^(https:|http:\/\/(localhost|127\.|\[::1\]))/.test(link.portal.href) &&
              /^[\w.~-]{16,200}$/.test(link.token)),
        ),
      ),
      { numRuns: 500 },
    )
  })

  it('is read back for every portal and token that a portal may send', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-.~'), minLength: 16, maxLength: 200 })
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), secret, (address, made) => {
        const { origin } = new URL(address)
        expect(read(deep(origin, made))).toEqual({ portal: origin, token: made })
      }),
    )
  })
})

describe('a link that a person pastes', () => {
  it.each([
    ['the link that opens the app', deep('https://portal.example')],
    ['the portal’s own link, with the token in the fragment', `https://portal.example/reset#token=${token}`],
    ['one with the token in the query', `https://portal.example/account/reset?lang=en&token=${token}`],
    ['one with white space around it', `  https://portal.example/reset#token=${token}\r\n`],
    ['one in angle brackets', `<https://portal.example/reset#token=${token}>`],
    ['one in quotation marks', `“https://portal.example/reset#token=${token}”`],
    ['one with invisible marks', `\u200ehttps://portal.example/reset#token=${token}\u200b`],
    ['one with words before it', `Open this link: https://portal.example/reset#token=${token}`],
    [
      'one that Outlook’s Safe Links wrapped',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://portal.example/reset#token=${token}`)}&data=05%7C02&reserved=0`,
    ],
    [
      'the app’s own, wrapped',
      `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(deep('https://portal.example'))}&c=E`,
    ],
  ])('may be %s', (_, text) => {
    expect(readPasted(text)).toEqual(good)
  })

  it.each([
    ['a sentence', 'the link from the email'],
    ['two links', `https://portal.example/#token=${token} https://portal.example/#token=${token}`],
    ['two tokens', `https://portal.example/?token=${token}#token=${token}`],
    ['a link without a token', 'https://portal.example/reset'],
    ['a link over http', `http://portal.example/reset#token=${token}`],
    ['a link with credentials', `https://me:word@portal.example/reset#token=${token}`],
    ['a file', `file:///reset#token=${token}`],
    ['a bare host', `portal.example/reset#token=${token}`],
    [
      'a wrapped link over http',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`http://portal.example/#token=${token}`)}`,
    ],
  ])('is no reset link when it is %s', (_, text) => {
    expect(readPasted(text)).toBe('unknown')
  })
})
