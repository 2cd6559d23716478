import { expect, test } from 'vitest'
import { aPhone, opened, requestFor } from './opened-phone-files.ts'

test('the server on the desk is gone at the end of the session', async () => {
  const { handlers, portal, stop, told } = await opened()
  const { id, password } = aPhone(portal)
  const serving = await handlers['phones.serve']({
    ...requestFor(id),
    address: '127.0.0.1',
    protocol: 'http',
    minutes: 5,
  })
  if (serving.state !== 'serving') throw new Error('not served')
  const { url } = serving
  expect(await (await fetch(url)).text()).toContain(password)
  stop()
  await expect.poll(() => told.some(({ event }) => event === 'phones.servingEnded')).toBe(true)
  await expect(fetch(url)).rejects.toThrow()
})

test.each([
  ['polycom', /\/[\w-]{22}\/$/],
  ['yealink', /\/[\w-]{22}\/$/],
  ['grandstream', /\/[\w-]{22}\/$/],
  ['cisco', /\/[\w-]{22}\/[0-9a-f]{12}\.xml$/],
  ['snom', /\/[\w-]{22}\/[0-9A-F]{12}\.xml$/],
  ['linphone', /\/linphone\.xml$/],
] as const)('the address to enter leads a %s phone to a file that is there', async (format, address) => {
  const { handlers, portal } = await opened()
  const { id, password } = aPhone(portal)
  const request = { ...requestFor(id), format, mac: '00:04:f2:ab:cd:ef', address: '127.0.0.1', minutes: 5 } as const
  const serving = await handlers['phones.serve']({ ...request, protocol: 'http' })
  if (serving.state !== 'serving') throw new Error('not served')
  expect(serving.url).toMatch(address)
  expect(serving.option66).toBe(serving.url)
  const asked = serving.url.endsWith('/') ? serving.url + serving.files.at(-1) : serving.url
  expect(await (await fetch(asked)).text()).toContain(password)
})

test('a DHCP server is told the computer over TFTP, or the file where the phone would ask for another', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), mac: '0004f2abcdef', address: '127.0.0.1', minutes: 5 } as const
  const option66 = async (format: 'grandstream' | 'snom') => {
    const serving = await handlers['phones.serve']({ ...options, format, protocol: 'tftp' })
    return serving.state === 'serving' ? serving.option66 : null
  }
  expect(await option66('grandstream')).toBe('127.0.0.1')
  expect(await option66('snom')).toMatch(/^tftp:\/\/127\.0\.0\.1(?::\d+)?\/0004F2ABCDEF\.xml$/)
})

test('one server at a time: the one before is gone when another starts', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), address: '127.0.0.1', protocol: 'http', minutes: 5 } as const
  const first = await handlers['phones.serve'](options)
  const second = await handlers['phones.serve'](options)
  if (first.state !== 'serving' || second.state !== 'serving') throw new Error('not served')
  await expect(fetch(first.url)).rejects.toThrow()
  expect((await fetch(second.url)).status).toBe(200)
})

test('a softphone’s files, which are all named alike, are not served over TFTP', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), address: '127.0.0.1', protocol: 'tftp', minutes: 5 } as const
  for (const format of ['linphone', 'baresip', 'microsip', 'zoiper', 'acrobits'] as const) {
    await expect(handlers['phones.serve']({ ...options, format })).rejects.toMatchObject({ error: { code: 'refused' } })
  }
})

test('nothing is served on an address that is not this computer’s', async () => {
  const { handlers, portal } = await opened()
  const options = { ...requestFor(aPhone(portal).id), protocol: 'http', minutes: 5 } as const
  for (const address of ['0.0.0.0', '192.0.2.77', '::']) {
    await expect(handlers['phones.serve']({ ...options, address })).rejects.toMatchObject({
      error: { code: 'cannot-serve', reason: 'gone' },
    })
  }
})
