import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProviderFolder, providerIds } from '../../scripts/provider/open-provider-folder.ts'
import {
  type ProviderFile,
  providerSchemaFile,
  providerSchemaText,
  providersFolder,
} from '../../scripts/provider/provider-file.ts'
import { unbranded } from '../../scripts/release/describe-build.ts'
import { problemsInMark } from '../../src/main/connections/svg-mark.ts'
import { keychainServiceName } from '../../src/main/installation.ts'

const brands = fileURLToPath(providersFolder)

describe.each(await providerIds())('The brand %s', (id) => {
  it('is sound', async () => {
    expect((await openProviderFolder(id)).id).toBe(id)
  })

  it('passes the schema that editors check it with', async () => {
    const isKnown = new Ajv({ strict: false, formats: { uri: true, uuid: true, email: true } }).compile(
      JSON.parse(providerSchemaText()),
    )
    isKnown(JSON.parse(await readFile(join(brands, id, 'provider.json'), 'utf8')))
    expect(isKnown.errors).toBeNull()
  })
})

it('Two brands on one computer have data, kept sign-ins, policy and links of their own', async () => {
  const providers = await Promise.all((await providerIds()).map((id) => openProviderFolder(id)))
  const named = [...providers, { ...unbranded, productName: 'Call Record Portal' }]
  const services = named.map(({ productName }) =>
    keychainServiceName({
      isPackaged: true,
      getName: () => productName,
      getPath: (name) => (name === 'userData' ? join('/data', productName) : '/data'),
    }),
  )
  const what = [services, ...(['id', 'appId', 'protocol'] as const).map((key) => named.map((brand) => brand[key]))]
  for (const names of what) expect(new Set(names).size).toBe(named.length)
})

it('The published schema is the one that brands are checked with', async () => {
  expect(await readFile(providerSchemaFile, 'utf8')).toBe(providerSchemaText())
})

describe('A brand with a fault', () => {
  let folder: string
  const ids = ['northwind-voice', 'harbour-telecom'] as const

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'brands-'))
    for (const id of ids) await cp(join(brands, id), join(folder, id), { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function change(part: { [Key in keyof ProviderFile]?: unknown } & Record<string, unknown>): Promise<void> {
    const path = join(folder, 'northwind-voice/provider.json')
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...part }))
  }
  const opened = () => openProviderFolder('northwind-voice', folder)
  const support = { name: 'A', email: 'a@example.com' }
  const updates = {
    feed: 'https://updates.example.com/',
    channel: 'latest',
    page: 'https://www.example.com/download',
    keys: [`MCowBQYDK2VwAyEA${'A'.repeat(43)}=`],
  }

  it.each([
    [{ productName: '../Voice' }, 'productName: must be letters'],
    [{ productName: 'CON' }, 'keeps for a device'],
    [{ appId: 'Northwind' }, 'appId: must be a reversed domain'],
    [{ protocol: 'https' }, 'protocol: is taken'],
    [{ protocol: 'call-record-portal' }, 'protocol: is taken'],
    [{ msiUpgradeCode: 'one' }, 'msiUpgradeCode: must be a GUID'],
    [{ portal: { kind: 'call-record', url: 'http://portal.example.com' } }, 'portal.url: must be an https address'],
    [
      { portal: { kind: 'call-record', url: 'https://a:b@portal.example.com' } },
      'portal.url: must be the bare address',
    ],
    [{ portal: { kind: 'call-record', url: 'https://portal.example.com/x' } }, 'portal.url: must be the bare address'],
    [{ portal: { kind: 'other', url: 'https://portal.example.com' } }, 'portal.kind: '],
    [{ support: { ...support, website: 'javascript:alert(1)' } }, 'support.website: must be an https address'],
    [{ support: { ...support, website: 'https://me:word@example.com/' } }, 'support.website: must hold no user name'],
    [{ accent: 'red' }, 'accent: must be a colour'],
    [{ updates: { ...updates, feed: 'http://updates.example.com/' } }, 'updates.feed: must be an https address'],
    [{ updates: { ...updates, feed: 'https://updates.example.com' } }, 'updates.feed: must end with a slash'],
    [{ updates: { ...updates, page: 'ftp://example.com/' } }, 'updates.page: must be an https address'],
    [
      { updates: { ...updates, keys: ['c2VjcmV0'] } },
      'updates.keys.0: must be a key as npm run provider:key makes one',
    ],
    [{ updates: { ...updates, keys: [] } }, 'updates.keys: '],
    [{ languages: ['xx'] }, 'languages.0: '],
    [{ colour: '#ffffff' }, 'colour'],
  ])('is reported with the file, the place and how to fix it: %j', async (part, problem) => {
    await change(part)
    await expect(opened()).rejects.toThrow('northwind-voice/provider.json: ')
    await expect(opened()).rejects.toThrow(problem)
  })

  it.each(['productName', 'appId', 'protocol', 'msiUpgradeCode'] as const)(
    'is one that has the %s of another: they would share data, links or an installation',
    async (key) => {
      const other = JSON.parse(await readFile(join(folder, 'harbour-telecom/provider.json'), 'utf8'))
      await change({ [key]: other[key] })
      await expect(opened()).rejects.toThrow(`${key}: is that of harbour-telecom`)
    },
  )

  it.each(['mark.svg', 'icons/icon.ico', 'icons/icon.icns', 'icons/256x256.png'])(
    'is one without %s',
    async (asset) => {
      await rm(join(folder, 'northwind-voice', asset))
      await expect(opened()).rejects.toThrow(`northwind-voice/${asset}: `)
    },
  )

  it('is one with an image of another size', async () => {
    const icons = join(folder, 'northwind-voice/icons')
    await cp(join(icons, '16x16.png'), join(icons, '512x512.png'))
    await expect(opened()).rejects.toThrow('512x512.png: must be a PNG of 512 by 512')
  })

  it('is one that is not there, or whose id leads elsewhere', async () => {
    await expect(openProviderFolder('nobody', folder)).rejects.toThrow('npm run provider:new')
    await expect(openProviderFolder('../northwind-voice', folder)).rejects.toThrow("a brand's id is")
  })
})

describe('A mark', () => {
  const svg = (inside: string, more = '') => `<svg xmlns="http://www.w3.org/2000/svg" ${more}>${inside}</svg>`

  it('may draw with shapes, gradients and references within itself', () => {
    const inside =
      '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><path id="p" d="M0 0h1" fill="url(#g)"/><use href="#p"/>'
    expect(problemsInMark(`<?xml version="1.0"?>\n<!-- Drawn by hand -->\n${svg(inside)}\n`)).toEqual([])
  })

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a handler', svg('', 'onload="alert(1)"')],
    ['another language', svg('<foreignObject><b xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['an image from elsewhere', svg('<image href="https://example.com/a.png"/>')],
    ['a reference elsewhere', svg('<use href="https://example.com/a.svg#b"/>')],
    ['a link', svg('<a href="javascript:alert(1)"><path d=""/></a>')],
    ['a style sheet', svg('<style>@import "https://example.com"</style>')],
    ['a fill from elsewhere', svg('<path fill="url(https://example.com/a.svg#b)"/>')],
    ['a disguised fill', svg('<path style="fill:u\\72l(https://example.com)"/>')],
    ['an encoded word', svg('<use href="&#106;avascript:alert(1)"/>')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`],
    ['a style sheet beside it', `<?xml-stylesheet href="https://example.com"?>${svg('')}`],
    ['animation', svg('<set attributeName="href" to="javascript:alert(1)"/>')],
    ['two drawings', svg('') + svg('')],
    ['something else', '<html></html>'],
    ['no XML', '<svg'],
    ['an end that is another one', svg('<g></path>')],
    ['no end', '<svg><g></svg>'],
    ['an attribute twice', svg('<path d="" d="M0 0"/>')],
    ['an attribute without quotation marks', svg('<path d=M0/>')],
    ['a tag in an attribute', svg('<path d="<script>"/>')],
    ['a comment that ends early', svg('<!-- a --><script/> -->')],
    ['a comment without an end', svg('<!-- <g>')],
    ['words around it', `Sign in ${svg('')}`],
    ['a shouted fill from elsewhere', svg('<path fill="URL(https://example.com/a.svg#b)"/>')],
    ['nothing', ''],
    ['a megabyte', svg('<path d=""/>'.repeat(90_000))],
  ])('is refused with %s', (_what, text) => {
    expect(problemsInMark(text)).not.toEqual([])
  })
})
