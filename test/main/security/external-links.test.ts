import { describe, expect, it } from 'vitest'
import { createExternalLinks } from '../../../src/main/security/external-links.ts'
import { Failure } from '../../../src/shared/errors.ts'

function links() {
  const opened: string[] = []
  const open = createExternalLinks({
    openExternal: async (url) => {
      opened.push(url)
    },
  })
  return { open, opened }
}

describe('links that lead outside', () => {
  it.each([
    ['https://help.example/reset?x=1#top', 'https://help.example/reset?x=1#top'],
    ['HTTPS://Help.Example', 'https://help.example/'],
    ['mailto:help@provider.example', 'mailto:help@provider.example'],
  ])('open %s', async (url, href) => {
    const { open, opened } = links()
    await open(url)
    expect(opened).toEqual([href])
  })

  it.each([
    'http://help.example/',
    'file:///etc/passwd',
    'file://server/share/run.exe',
    'smb://server/share',
    'ms-msdt:/id',
    'ms-settings:',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'app://portal/index.html',
    'ftp://help.example/',
    'https:',
    'https://',
    'https://user@help.example/',
    'https://user:secret@help.example/',
    'https://help.example@evil.example/',
    'mailto:',
    'mailto:nobody',
    'mailto:help@provider.example?attach=/etc/passwd',
    'mailto:help@provider.example?subject=x',
    ' https://help.example/',
    'https://help.example/ x',
    'https://help.\nexample/',
    'java\tscript:alert(1)',
    'https://help.example/\u0000',
    'https://help.example/\u202Ecod.exe',
    `https://help.example/${'x'.repeat(2048)}`,
    'help.example',
    '',
  ])('refuse %j', async (url) => {
    const { open, opened } = links()
    await expect(open(url)).rejects.toEqual(new Failure({ code: 'refused' }))
    expect(opened).toEqual([])
  })
})
