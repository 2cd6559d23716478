import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  authorizationValue,
  authParameters,
  digestResponse,
  parseChallenge,
  strongestChallenge,
} from '../../../../src/main/phones/sip/digest.ts'

const challenge = (parameters: string) => {
  const parsed = parseChallenge(`Digest ${parameters}`)
  if (parsed === null) throw new Error('no challenge')
  return parsed
}

describe('responses are those of the RFCs’ own examples', () => {
  const rfc7616 =
    'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
  const mufasa = {
    username: 'Mufasa',
    password: 'Circle of Life',
    method: 'GET',
    uri: '/dir/index.html',
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    nonceCount: 1,
  }

  test('RFC 7616, 3.9.1: MD5 and SHA-256', () => {
    expect(digestResponse(challenge(`${rfc7616}, algorithm=MD5`), mufasa)).toBe('8ca523f5e9506fed4657c9700eebdbec')
    expect(digestResponse(challenge(`${rfc7616}, algorithm=SHA-256`), mufasa)).toBe(
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    )
  })

  test('RFC 7616, 3.9.2 with its erratum 4897: SHA-512-256 and a name beyond ASCII', () => {
    const offered = challenge(
      'realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK"',
    )
    const jason = {
      username: 'J\u00e4s\u00f8n Doe',
      password: 'Secret, or not?',
      method: 'GET',
      uri: '/doe.json',
      cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
      nonceCount: 1,
    }
    expect(digestResponse(offered, jason)).toBe('3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5')
  })

  const testRealm = 'realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'

  test('RFC 2617, 3.5', () => {
    const input = { ...mufasa, password: 'Circle Of Life', cnonce: '0a4f113b' }
    expect(digestResponse(challenge(`${testRealm}, qop="auth,auth-int"`), input)).toBe(
      '6629fae49393a05397450978507c4ef1',
    )
  })

  test('RFC 2069, 2.4 with its erratum 749: no quality of protection', () => {
    expect(digestResponse(challenge(testRealm), { ...mufasa, password: 'CircleOfLife' })).toBe(
      '1949323746fe6a43ef61f9606e7febea',
    )
  })
})

describe('of several challenges', () => {
  const offers = ['MD5', 'SHA-512-256', 'SHA-256'].map((name) => challenge(`realm="r", nonce="n", algorithm=${name}`))

  test('the strongest is answered, in whatever order they came', () => {
    for (const order of [offers, offers.toReversed()]) {
      expect(strongestChallenge(order)?.algorithm).toBe('SHA-512-256')
    }
  })

  test('those that this client cannot answer are passed over', () => {
    const unknown = challenge('realm="r", nonce="n", algorithm=SHA3-512')
    const integrity = challenge('realm="r", nonce="n", algorithm=SHA-256, qop="auth-int"')
    expect(strongestChallenge([unknown, integrity])).toBeNull()
    expect(strongestChallenge([unknown, integrity, ...offers.slice(0, 1)])?.algorithm).toBe('MD5')
  })
})

test('a challenge is read however its server writes it', () => {
  const read = challenge('Realm="a \\"b\\" c" ,nonce=abc,\tqop="auth" , STALE=TRUE, algorithm=md5, opaque=""')
  expect(read).toEqual({
    realm: 'a "b" c',
    nonce: 'abc',
    opaque: '',
    algorithm: 'md5',
    qop: ['auth'],
    stale: true,
  })
  expect(parseChallenge('Basic realm="r"')).toBeNull()
  expect(parseChallenge('Digest realm="r"')).toBeNull()
})

test('what an answer says can be read back, whatever the names hold', () => {
  const printable = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(printable, printable, printable, (username, realm, nonce) => {
      fc.pre(!/\p{Cc}/u.test(username + realm + nonce))
      const offered = { realm, nonce, opaque: undefined, algorithm: 'SHA-256', qop: ['auth'], stale: false }
      const value = authorizationValue(offered, {
        username,
        password: 'p',
        method: 'REGISTER',
        uri: 'sip:example.test',
        cnonce: 'c',
        nonceCount: 10,
      })
      const read = authParameters(value.replace(/^Digest /, ''))
      expect([read.get('username'), read.get('realm'), read.get('nonce')]).toEqual([username, realm, nonce])
      expect([read.get('nc'), read.get('qop'), read.get('algorithm')]).toEqual(['0000000a', 'auth', 'SHA-256'])
    }),
    { seed: 3 },
  )
})
