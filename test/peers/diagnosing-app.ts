import { registerHooks } from 'node:module'
import { compileCatalog } from '../../scripts/text/compile-catalog.ts'

// Does what the app does with --diagnose, with the data folder and the file of the arguments, where there is no Electron.

const asModule = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`

const stubs = new Map([
  ['electron', new URL('../electron-stub.ts', import.meta.url).href],
  ['text:diagnostics', asModule('export const diagnosticsText = { en: () => import("text:diagnostics/en") }')],
  [
    'text:diagnostics/en',
    asModule(`const number = String, plural = () => 'other'; ${compileCatalog('diagnostics', 'en')}`),
  ],
  ['virtual:build', 'data:text/javascript,export const build = { brand: null, appId: "test", id: "test" }'],
])
registerHooks({
  resolve(specifier, context, next) {
    const url = stubs.get(specifier)
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true }
  },
})

const [, , userData = '', file = ''] = process.argv
const { diagnose } = await import('../../src/main/diagnostics/diagnose.ts')
const app = {
  getName: () => 'Call Record Portal keyring test',
  getPath: () => userData,
  getVersion: () => '0.0.0',
  isPackaged: false,
  commandLine: { hasSwitch: () => false } as unknown as Electron.CommandLine,
  exit: (code?: number) => process.exit(code),
}
await diagnose(app, [], file, { current: async () => ({ tag: 'en', direction: 'ltr', forTests: false }) })
