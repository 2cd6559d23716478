import { describe, expect, test } from 'vitest'
import { soundAddressOf } from '../../../../src/main/portals/exotel/recording-sound.ts'
import { Failure } from '../../../../src/shared/errors.ts'

const exotel = new URL('https://ccm-api.exotel.com')
const signature = `?X-Amz-Signature=${crypto.randomUUID()}`
const own = 'https://recordings.exotel.com/exotelrecordings/northwind1/c0ffee.mp3'
const storage = 'https://s3-ap-south-1.amazonaws.com/exotel-mum1-recordings/northwind1/c0ffee.mp3'

const addressOf = (RecordingUrl: string | null, PreSignedRecordingUrl?: string) => {
  const { url, isSigned } = soundAddressOf({ RecordingUrl, PreSignedRecordingUrl }, exotel)
  return { address: url.href, isSigned }
}

function errorOf(...given: Parameters<typeof addressOf>) {
  try {
    return addressOf(...given)
  } catch (cause) {
    return cause instanceof Failure ? cause.error : cause
  }
}

describe('the address of a recording', () => {
  test('at Exotel gets the key', () => {
    expect(addressOf(own)).toEqual({ address: own, isSigned: false })
  })

  test('that is signed goes before, and gets none', () => {
    expect(addressOf(own, storage + signature)).toEqual({ address: storage + signature, isSigned: true })
    expect(addressOf(own + signature)).toEqual({ address: own + signature, isSigned: true })
  })

  test('that cannot be used gives way to one that can', () => {
    expect(addressOf(own, `https://evil.example/x.mp3${signature}`)).toEqual({ address: own, isSigned: false })
    expect(addressOf(own, 'not an address')).toEqual({ address: own, isSigned: false })
  })

  test.each([
    storage,
    `http://s3-ap-south-1.amazonaws.com/x.mp3${signature}`,
    `https://ec2-203-0-113-5.compute.amazonaws.com/x.mp3${signature}`,
    `https://s3.amazonaws.com.evil.example/x.mp3${signature}`,
    'http://recordings.exotel.com/x.mp3',
    'https://recordings.evilexotel.com/x.mp3',
    'https://evil.example/exotel.com/x.mp3',
    `https://evil.example/x.mp3${signature}`,
    'file:///etc/passwd',
    'not an address',
  ])('anywhere else is refused, without repeating it: %s', (address) => {
    const error = errorOf(address)
    expect(error).toMatchObject({ code: 'portal-unexpected', host: 'ccm-api.exotel.com' })
    expect(JSON.stringify(error)).not.toContain('x.mp3')
    expect(JSON.stringify(error)).not.toContain(signature)
  })

  test.each([null, ''])('that is %j is that of no recording', (address) => {
    expect(errorOf(address)).toEqual({ code: 'not-found' })
  })
})
