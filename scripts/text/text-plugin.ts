import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { catalogNames, sourceLanguage, translatedLanguages } from './catalogs.ts'
import { compileCatalog, directionOf } from './compile-catalog.ts'
import { pseudoLanguages } from './pseudo.ts'

/** The catalogs of main, which loads the chosen language at run time. */
export const mainCatalogs: readonly string[] = ['diagnostics', 'native']

const formats = fileURLToPath(new URL('../../src/shared/text/message-formats.ts', import.meta.url))
/** The path where pages load the catalogs, in the language that main serves there. */
const address = '/text'

/** The languages of a build; the pseudo-languages are for tests. */
export const languagesOf = (pseudo: boolean): string[] => [
  ...translatedLanguages(),
  ...(pseudo ? pseudoLanguages.keys() : []),
]

/**
 * Provides every `text:<catalog>` in one language, `text:language` with the language's other properties, and
 * `text:languages`. Main's catalogs exist in all of `languages`, each loaded on demand.
 */
export function textModules(language = sourceLanguage, languages: readonly string[] = languagesOf(true)): Plugin {
  return {
    name: 'text-modules',
    resolveId: (source) => (source.startsWith('text:') ? `\0${source}` : undefined),
    load(id) {
      if (!id.startsWith('\0text:')) return undefined
      const [name = '', from] = id.slice('\0text:'.length).split('/')
      if (name === 'languages') return `export const languages = ${JSON.stringify(languages.map(described))}`
      if (name === 'language') return languageModule(from ?? language)
      if (from === undefined && mainCatalogs.includes(name)) return loaders(name, languages)
      const within = from ?? language
      return `import { number, plural } from 'text:language/${within}'\n${compileCatalog(name, within)}`
    },
  }
}

const described = (tag: string) => ({ tag, direction: directionOf(tag), forTests: pseudoLanguages.has(tag) })

/** A pseudo-language formats numbers like its source. */
const languageModule = (language: string) =>
  [
    `import { messageFormats } from ${JSON.stringify(formats)}`,
    `export const language = ${JSON.stringify(described(language))}`,
    `export const { locale, number, plural } = messageFormats('${pseudoLanguages.has(language) ? sourceLanguage : language}')`,
  ].join('\n')

const loaders = (name: string, languages: readonly string[]) =>
  `export const ${name}Text = { ${languages.map((tag) => `'${tag}': () => import('text:${name}/${tag}')`).join(', ')} }`

/**
 * For the pages: leaves `text:<catalog>` out of their chunks, and writes the catalogs as
 * `text/<language>/<catalog>.js`. That way only the chosen language is loaded, while imports stay static.
 */
export function textFiles(languages: readonly string[]): Plugin {
  return {
    name: 'text-files',
    resolveId(source) {
      if (!source.startsWith('text:')) return undefined
      const name = source.slice('text:'.length)
      return name === 'languages' ? `\0${source}` : { id: `${address}/${name}.js`, external: 'absolute' }
    },
    load: (id) =>
      id === '\0text:languages' ? `export const languages = ${JSON.stringify(languages.map(described))}` : undefined,
    async generateBundle() {
      for (const language of languages) {
        for (const { name, code } of await builtIn(language)) {
          this.emitFile({ type: 'asset', fileName: `text/${language}/${name}`, source: code })
        }
      }
    },
  }
}

async function builtIn(language: string): Promise<{ name: string; code: string }[]> {
  const names = ['language', ...catalogNames().filter((name) => !mainCatalogs.includes(name))]
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [textModules(language)],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: {
        input: Object.fromEntries(
          names.map((name) => [name, `text:${name}${name === 'language' ? `/${language}` : ''}`]),
        ),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  })
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : []
  return outputs.flatMap(({ output }) =>
    output.flatMap((file) => (file.type === 'chunk' ? [{ name: file.fileName, code: file.code }] : [])),
  )
}
