import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { problemsInMark } from '../../src/main/connections/svg-mark.ts'
import { drawIcons } from '../pack/draw-icons.ts'
import { openProviderFolder, type Provider, ProviderFault } from './open-provider-folder.ts'
import { providerFileSchema, providerIdPattern } from './provider-file.ts'
import { starterMark } from './starter-mark.ts'
import { makeUpdateKey } from './update-key.ts'

export type Question =
  | 'name'
  | 'id'
  | 'publisher'
  | 'portal'
  | 'kind'
  | 'email'
  | 'website'
  | 'feed'
  | 'page'
  | 'key'
  | 'accent'
  | 'mark'
export type Answers = Partial<Record<Question, string>>

/** The questions for a new brand; `suggest` derives an answer from earlier ones. */
export const questions: Record<Question, { ask: string; suggest: (answers: Answers) => string }> = {
  name: { ask: 'Name of the app', suggest: () => '' },
  id: { ask: 'Id, small letters and hyphens', suggest: ({ name = '' }) => slug(name) },
  publisher: { ask: 'Publisher, as in the signing certificate', suggest: ({ name = '' }) => name },
  portal: { ask: 'Address of the portal', suggest: () => '' },
  kind: { ask: 'Kind of portal (call-record, aptela, exotel)', suggest: () => 'call-record' },
  email: { ask: 'Email address of your support', suggest: () => '' },
  website: { ask: 'Web page of your support', suggest: () => '' },
  feed: { ask: 'Where updates will lie, an https address ending with a slash', suggest: () => '' },
  page: { ask: 'Web page where people download the app', suggest: ({ website = '' }) => website },
  key: {
    ask: 'Where the key that signs updates goes, a new file outside this project',
    suggest: ({ id = '' }) => join(homedir(), `${id}-updates.pem`),
  },
  accent: { ask: 'Accent colour', suggest: () => '#2b5fc7' },
  mark: { ask: 'Mark, an SVG file (empty for one to begin with)', suggest: () => '' },
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * Makes a brand's folder with its file, mark and icons, and checks it like any other.
 *
 * @param folder where the brands are
 * @throws ProviderFault, before anything is written, if the answers are invalid
 */
export async function makeProvider(answers: Required<Answers>, folder: string): Promise<Provider> {
  const { id, name, publisher, portal, kind, email, website, feed, page, accent, mark } = answers
  const own = join(folder, id)
  if (!providerIdPattern.test(id)) throw new ProviderFault(['id: must be small letters, digits and hyphens'])
  if (existsSync(own)) throw new ProviderFault([`${own}: is there already; choose another id or edit it`])
  const described = {
    $schema: '../provider.schema.json',
    productName: name,
    appId: appIdOf(portal, id),
    publisher,
    protocol: id,
    msiUpgradeCode: randomUUID(),
    portal: { kind, url: URL.parse(portal)?.origin ?? portal },
    support: { name: publisher, email, website },
    accent,
    updates: { feed, channel: 'latest', page, keys: [neverUsed] },
    languages: ['en'],
  }
  const file = providerFileSchema.safeParse(described)
  const inMark = mark === '' ? [] : problemsInMark(await readFile(mark, 'utf8'))
  const problems = [
    ...(file.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...inMark.map((problem) => `${mark}: ${problem}`),
  ]
  if (!file.success || problems.length > 0) throw new ProviderFault(problems)
  const { updates } = file.data
  const brand = { ...file.data, updates: { ...updates, keys: [await makeUpdateKey(answers.key)] } }

  await mkdir(own, { recursive: true })
  await writeFile(join(own, 'provider.json'), `${JSON.stringify(brand, null, 2)}\n`)
  const ownMark = join(own, 'mark.svg')
  await (mark === '' ? writeFile(ownMark, starterMark(accent)) : copyFile(mark, ownMark))
  await drawIcons(ownMark, join(own, 'icons'))
  return openProviderFolder(id, folder)
}

/** A placeholder key while the other answers are checked. */
const neverUsed = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`

/** The portal's domain reversed, and the brand: `portal.example.com` gives `com.example.acme`. */
function appIdOf(portal: string, id: string): string {
  const labels = URL.parse(portal)?.hostname.split('.') ?? []
  return [...labels.slice(-2).reverse(), id].join('.')
}
