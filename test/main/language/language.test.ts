import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseLanguage, createLanguage } from '../../../src/main/language/language.ts'

const languages = ['en', 'de', 'pt', 'pt-BR', 'en-XA'].map(
  (tag) => ({ tag, direction: 'ltr', forTests: tag === 'en-XA' }) as const,
)
const chosen = (wish: string, ...preferred: string[]) => chooseLanguage(wish, preferred, languages).tag

describe('the language of the app', () => {
  it('is the one that was chosen, whatever the system prefers', () => {
    expect(chosen('de', 'pt-BR')).toBe('de')
  })

  it('is else the first of the system that the app has, its region where there is one', () => {
    expect(chosen('system', 'fr-FR', 'pt-BR', 'de')).toBe('pt-BR')
    expect(chosen('system', 'pt-PT', 'de')).toBe('pt')
    expect(chosen('system', 'DE-at')).toBe('de')
  })

  it('is English where the app has none of them, nor the one that was chosen', () => {
    expect(chosen('system', 'fr', 'C', '')).toBe('en')
    expect(chosen('fr')).toBe('en')
  })

  it('is never one for tests, unless that is forced', () => {
    expect(chosen('en-XA', 'en-XA')).toBe('en')
  })
})

describe('at the start', () => {
  let userData: string
  beforeEach(async () => {
    userData = await mkdtemp(join(tmpdir(), 'language-'))
  })
  afterEach(() => rm(userData, { recursive: true }))

  const start = async (forced: string | null = null) =>
    (await createLanguage({ userData, preferred: () => ['fr'], forced }).current()).tag
  const save = (text: string) => writeFile(join(userData, 'settings.json'), text)

  it.each(['', '{', 'null', '[]', '{"preferences":7}', '{"preferences":{"language":7}}'])(
    'takes settings of %j for no wish',
    async (text) => {
      await save(text)
      expect(await start()).toBe('en')
    },
  )

  it('needs no settings', async () => {
    expect(await start()).toBe('en')
  })

  it('can be forced to a language for tests, which no wish can', async () => {
    await save('{"preferences":{"language":"ar-XB"}}')
    expect(await start('ar-XB')).toBe('ar-XB')
    expect(await start()).toBe('en')
  })

  it('follows another wish at once', async () => {
    const language = createLanguage({ userData, preferred: () => [], forced: null })
    expect(language.follow('en').tag).toBe('en')
    expect((await language.current()).tag).toBe('en')
  })
})
