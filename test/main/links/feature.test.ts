import { describe, expect, it } from 'vitest'
import { type LinkName, openLink } from '../../../src/main/links/feature.ts'
import type { SupportContact } from '../../../src/shared/connections/portal.ts'
import { Failure } from '../../../src/shared/errors.ts'

async function opened(support: SupportContact, link: LinkName) {
  const urls: string[] = []
  await openLink(
    { support, downloadPage: 'https://provider.example/download' },
    link,
    async (url) => void urls.push(url),
  )
  return urls
}

describe("the adapter's contact", () => {
  it('opens as an email', async () => {
    expect(await opened({ email: 'help@provider.example' }, 'support-email')).toEqual(['mailto:help@provider.example'])
  })

  it('opens as a website', async () => {
    expect(await opened({ website: 'https://provider.example/help' }, 'support-website')).toEqual([
      'https://provider.example/help',
    ])
  })

  it('has a page of downloads', async () => {
    expect(await opened({}, 'download-page')).toEqual(['https://provider.example/download'])
  })

  it.each(['support-email', 'support-website'] as const)('is not found where there is no %s', async (link) => {
    await expect(opened({ phone: '1' }, link)).rejects.toEqual(new Failure({ code: 'not-found' }))
  })

  it('says so where it may not be opened', async () => {
    const refused = new Failure({ code: 'refused' })
    const openExternal = () => Promise.reject(refused)
    await expect(
      openLink({ support: { website: 'https://a@b/' }, downloadPage: null }, 'support-website', openExternal),
    ).rejects.toBe(refused)
  })
})
