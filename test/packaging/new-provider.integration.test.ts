import { execFile, spawn } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser.ts'
import { openProviderFolder } from '../../scripts/provider/open-provider-folder.ts'
import { publicHalf } from '../../scripts/release/sign-feed.ts'

const run = promisify(execFile)
const script = 'scripts/provider/new.ts'
const answers = {
  name: 'Acme Calls',
  id: 'acme',
  publisher: 'Acme Ltd',
  portal: 'https://portal.acme.example/login',
  kind: 'call-record',
  email: 'help@acme.example',
  website: 'https://www.acme.example/help',
  feed: 'https://updates.acme.example/',
  page: 'https://www.acme.example/download',
  key: join(tmpdir(), `acme-${crypto.randomUUID()}.pem`),
  accent: '#663399',
  mark: '',
}
const hasBrowser = (await findBrowser()) !== undefined

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brands-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(answers.key, { force: true })
})

const flags = (given: Partial<typeof answers>) => [
  script,
  `--in=${folder}`,
  ...Object.entries(given).map(([name, answer]) => `--${name}=${answer}`),
]

it.runIf(hasBrowser)(
  'makes a brand from answers typed one after the other, with icons drawn from its mark',
  async () => {
    const child = spawn(process.execPath, [script, `--in=${folder}`], { stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.end(`${Object.values(answers).join('\n')}\n`)
    expect(await text(child.stdout)).toContain('npm run dist -- --provider acme')
    const provider = await openProviderFolder('acme', folder)
    expect(provider).toMatchObject({
      productName: 'Acme Calls',
      appId: 'example.acme.acme',
      protocol: 'acme',
      portal: { kind: 'call-record', url: 'https://portal.acme.example' },
      updates: { page: 'https://www.acme.example/download' },
    })
    const key = createPrivateKey(await readFile(answers.key, 'utf8'))
    expect(provider.updates.keys).toEqual([publicHalf(key)])
  },
)

it('says what does not fit and makes nothing', async () => {
  const made = run(process.execPath, flags({ ...answers, id: 'other', portal: 'http://portal.acme.example' }))
  await expect(made).rejects.toThrow('portal.url: must be an https address')
  await expect(readFile(join(folder, 'other/provider.json'))).rejects.toThrow('ENOENT')
})

it('leaves no key where it could be published by mistake, nor over another one', async () => {
  const made = (key: string) => run(process.execPath, flags({ ...answers, id: 'other', key }))
  await expect(made('assets/other.pem')).rejects.toThrow('the key must lie outside the project')
  const mine = join(folder, 'mine.pem')
  await writeFile(mine, 'mine')
  await expect(made(mine)).rejects.toThrow('is there already')
  expect(await readFile(mine, 'utf8')).toBe('mine')
})

it('takes no mark that does more than draw', async () => {
  const mark = join(folder, 'mark.svg')
  await writeFile(mark, '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
  const made = run(process.execPath, flags({ ...answers, id: 'other', mark }))
  await expect(made).rejects.toThrow('must not hold <script>')
})
